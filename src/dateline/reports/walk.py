"""Paths become files, in an order that does not depend on the disk; what cannot be read is told, not dropped."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.reports.types import Skipped


@dataclass(frozen=True, slots=True)
class Found:
    """A regular file. `name` is its path as it is recorded: with forward slashes, and without bytes that are no text."""

    path: Path
    name: str
    size: int


def find_files(paths: Sequence[Path]) -> Iterator[Found | Skipped]:
    """Files at `paths`, those of folders by name, depth first; a file that two paths lead to, once.

    Skipped: "missing", "no-permission", "not-a-file" (devices, pipes), "link" (a linked folder), "hidden" (inside a folder, a
    name that begins with a dot), "unreadable" (any other refusal of the system).
    """
    seen: set[str] = set()
    for path in paths:
        # A stack, not recursion: a tree of folders may be as deep as its author likes.
        waiting = [(path, True)]
        while waiting:
            here, is_given = waiting.pop()
            found = _look(here, is_given=is_given)
            if isinstance(found, list):
                waiting += [(child, False) for child in reversed(found)]
            elif len(paths) < 2 or _is_new(here, seen):
                yield found


def _is_new(path: Path, seen: set[str]) -> bool:
    full = os.path.abspath(path)
    if full in seen:
        return False
    seen.add(full)
    return True


def shown(path: Path) -> str:
    """A path as text that any store can hold."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def refusal(path: Path, error: OSError) -> Skipped:
    """The row for a file that the system did not let us read."""
    reason = "unreadable"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        reason = "missing"
    elif isinstance(error, PermissionError):
        reason = "no-permission"
    return Skipped(shown(path), "reports", reason, error.strerror or "")


def _look(path: Path, *, is_given: bool) -> Found | Skipped | list[Path]:
    if not is_given and path.name.startswith("."):
        return Skipped(shown(path), "reports", "hidden")
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            if path.is_symlink() and not is_given:
                return Skipped(shown(path), "reports", "link", "a linked folder is not followed")
            return [path / name for name in sorted(os.listdir(path))]
    except OSError as error:
        return refusal(path, error)
    except ValueError:
        return Skipped(shown(path), "reports", "missing", "not a path")
    if not stat.S_ISREG(status.st_mode):
        return Skipped(shown(path), "reports", "not-a-file")
    return Found(path, shown(path), status.st_size)
