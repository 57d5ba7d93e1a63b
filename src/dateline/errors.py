"""Every error that a user can meet, with its number and its exit code; raised anywhere, printed by `cli/`.

- DatelineError
  - InputError      E1xx  a file, line or page that cannot be read (exit 3 where nothing at all could be read)
  - RecordError     E2xx  the record file: missing, locked, newer, disk full (exit 4)
  - ModelError      E3xx  the language model's weights or another data file: missing, wrong digest (exit 5)
  - ProcessError    E5xx  a process that was reading was ended from outside (exit 1)
  - UsageError      E4xx  a command that asks for what does not exist: a table, an id, a format (exit 2)
                    E6xx  a judgement that cannot be made: no reason given, no such field, no such id (exit 2)
  - PartiesError    E7xx  a user's file of parties that cannot be read or says what cannot be (exit 2)
"""

from __future__ import annotations


class DatelineError(Exception):
    """An error with a number that can be searched for ("E201") and a sentence that says what to do."""

    exit_code = 1

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[DatelineError], tuple[str, str]]:
        return type(self), (self.code, self.message)


class InputError(DatelineError):
    exit_code = 3


class RecordError(DatelineError):
    exit_code = 4


class ModelError(DatelineError):
    exit_code = 5


class ProcessError(DatelineError):
    exit_code = 1


class UsageError(DatelineError):
    exit_code = 2


class PartiesError(DatelineError):
    exit_code = 2
