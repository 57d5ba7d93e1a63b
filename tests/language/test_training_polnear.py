"""PolNeAR becomes passages and tellings as docs/model-card.md says; needs no torch."""

from __future__ import annotations

from pathlib import Path

from training.polnear import Passage, read, tags

TEXT = "Rebels: we hold it\n\n“We hold the town,” she said. “We will stay.” The army denied that.\n"


def pieces(word: str) -> list[int]:
    return [1] * max(1, len(word) // 4)


def brat(*rows: tuple[str, str]) -> str:
    """A brat file with one event: (role, the words of the text) for each of its spans; fragments are parted by a bar."""
    lines, event = [], []
    for number, (role, words) in enumerate(rows, start=1):
        spans = ";".join(f"{TEXT.index(part)} {TEXT.index(part) + len(part)}" for part in words.split("|"))
        lines.append(f"T{number}\t{role} {spans}\t{words}")
        event.append(f"{role}:T{number}")
    return "\n".join([*lines, f"E1\t{' '.join(event)}"]) + "\n"


def read_back(tmp_path: Path, *annotations: str) -> list[Passage]:
    folder = tmp_path / "attribution/polnear/train"
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    (folder / "text/paper_1.txt").write_text(TEXT, encoding="utf-8")
    for number, annotation in enumerate(annotations):
        (folder / f"attributions/paper_1_a{number}.ann").write_text(annotation, encoding="utf-8")
    return read(tmp_path, pieces)


def told(passage: Passage, indices: list[int]) -> list[str]:
    words = [word for unit in passage.units for sentence in unit for word in sentence]
    return [words[index] for index in indices]


def test_each_line_is_a_passage_and_a_colon_may_be_a_cue(tmp_path: Path) -> None:
    first, second = read_back(tmp_path, brat(("Source", "Rebels"), ("Cue", ":"), ("Content", "we hold it")))
    (telling,) = first.tellings[0]
    assert told(first, telling.cue) == [":"]
    assert told(first, telling.source) == ["Rebels"]
    assert told(first, telling.content) == ["we", "hold", "it"]
    assert second.tellings == [[]]


def test_fragments_lose_the_punctuation_at_their_edges(tmp_path: Path) -> None:
    annotation = brat(("Source", "she"), ("Cue", "said"), ("Content", "“We hold the town,”|“We will stay.”"))
    _, passage = read_back(tmp_path, annotation)
    (telling,) = passage.tellings[0]
    assert told(passage, telling.content) == ["We", "hold", "the", "town", "We", "will", "stay"]
    assert [tag for tag in tags(telling.content, 30) if tag] == [1, 2, 2, 3, 1, 2, 3]


def test_an_article_that_two_annotated_has_the_tellings_of_each(tmp_path: Path) -> None:
    one = brat(("Source", "she"), ("Cue", "said"), ("Content", "We hold the town"))
    other = brat(("Source", "The army"), ("Cue", "denied"), ("Content", "that."))
    _, passage = read_back(tmp_path, one, other)
    assert [told(passage, tellings[0].cue) for tellings in passage.tellings] == [["said"], ["denied"]]


def test_a_run_of_one_word_has_a_tag_of_its_own() -> None:
    assert tags([1, 3, 4], 6) == [0, 4, 0, 1, 3, 0]
