"""Gold words keep their columns and get new ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.language.conllu import annotate_conllu
from dateline.language.engine import Engine

SENTENCE = """\
# sent_id = 1
# text = They don't sleep.
1\tThey\t_\t_\t_\t_\t_\t_\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\t_\t_\t_\t_\t_\t_\t_\t_
3\tn't\t_\t_\t_\t_\t_\t_\t_\t_
4\tsleep\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
4.1\tsleep\t_\t_\t_\t_\t_\t_\t_\t_
5\t.\t_\t_\t_\t_\t_\t_\t_\t_

"""


def annotated(tmp_path: Path, engine: Engine, text: str) -> str:
    source, target = tmp_path / "in.conllu", tmp_path / "out.conllu"
    source.write_text(text, encoding="utf-8")
    annotate_conllu(source, target, engine)
    return target.read_text(encoding="utf-8")


def test_columns(tmp_path: Path, engine: Engine) -> None:
    lines = annotated(tmp_path, engine, SENTENCE).split("\n")
    assert lines[:2] == SENTENCE.split("\n")[:2]
    assert lines[3] == SENTENCE.split("\n")[3]
    assert lines[2] == "1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_"
    assert lines[6] == "4\tsleep\tsleep\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No"
    assert lines[7] == "4.1\tsleep\t_\t_\t_\t_\t_\t_\t_\t_"


def test_a_sentence_of_any_length(tmp_path: Path, engine: Engine) -> None:
    text = "".join(f"{number}\tword\t_\t_\t_\t_\t_\t_\t_\t_\n" for number in range(1, 1001)) + "\n"
    rows = [line.split("\t") for line in annotated(tmp_path, engine, text).strip().split("\n")]
    assert len(rows) == 1000
    assert sum(row[6] == "0" for row in rows) == 1


def test_what_is_no_conllu(tmp_path: Path, engine: Engine) -> None:
    with pytest.raises(InputError, match="E120"):
        annotated(tmp_path, engine, "1\tThey\n\n")
