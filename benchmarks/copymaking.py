"""For benchmarks/copies.py: what desks do to a text, by rule, and a pile of the results in which it is known who copied whom."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dateline.grounding.types import Place
from dateline.ids import content_id
from dateline.linking.types import Pile
from dateline.reports.types import Passage, Published, Report

TEXTS = Path(__file__).parent / "texts"
DESK = tomllib.loads((TEXTS / "desk.toml").read_text("utf-8"))
NUMBER = re.compile(r"\b\d+\b")
#: What is copied, and in which figure it is counted.
KINDS = ("verbatim", "trimmed", "reordered", "numbers", "names", "rules", "hand", "alone")


@dataclass(frozen=True, slots=True)
class Story:
    """Passages of a report; `reworded` by hand, each of the passage in its place; `other` reporters' passages on the same."""

    name: str
    passages: tuple[str, ...]
    reworded: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copied:
    """A passage that is known to be copied: of which kind, the report and passage that have it, and those that had it first."""

    kind: str
    report_id: str
    passage: int
    first_id: str
    first_passage: int


def hand_stories(half: int | None) -> list[Story]:
    """The hand-made stories; of one half, every second."""
    found = tomllib.loads((TEXTS / "rewordings.toml").read_text("utf-8"))["story"]
    return [
        Story(s["name"], tuple(p[0] for p in s["passages"]), tuple(p[1] for p in s["passages"]), tuple(s["other"]))
        for s in (found if half is None else found[half::2])
    ]


def found_stories(folder: Path, half: int | None) -> list[Story]:
    """The texts (.txt, or .xml with tokens) of a folder; of one half, every second by name. Short passages are left out."""
    files = sorted(p for p in folder.rglob("*") if p.suffix in (".txt", ".xml") and "README" not in p.name)
    stories = (Story(path.stem, tuple(_passages(path))) for path in (files if half is None else files[half::2]))
    return [story for story in stories if len(story.passages) > 2]


def _passages(path: Path) -> Iterator[str]:
    text = path.read_text("utf-8", "replace")
    if path.suffix == ".xml":
        sentences: dict[str, list[str]] = {}
        for number, word in re.findall(r'<token[^>]* sentence="(\d+)"[^>]*>([^<]*)</token>', text):
            sentences.setdefault(number, []).append(word)
        found = [" ".join(words) for words in sentences.values()]
    else:
        found = [" ".join(passage.split()) for passage in re.split(r"\n\s*\n", text)]
    yield from (p for p in found if len(p.split()) >= 12)


def trimmed(passage: str, chance: random.Random) -> str:
    """The first part of a passage, cut at a comma or after two thirds of its words."""
    words = passage.rstrip(".").split()
    commas = [n + 1 for n, word in enumerate(words) if word.endswith(",") and n + 1 >= 0.6 * len(words)]
    return " ".join(words[: commas[0] if commas else max(8, int(0.75 * len(words)))]).rstrip(",") + "."


def numbers_changed(passage: str, chance: random.Random) -> str:
    return NUMBER.sub(lambda m: str(int(m.group()) + chance.randint(1, 9)), passage)


def names_changed(passage: str, chance: random.Random) -> str:
    for one, other in DESK["names"]["pairs"]:
        passage = re.sub(rf"\b{one}\b", other, passage)
    return passage


def by_rules(passage: str, chance: random.Random) -> str:
    """Words for words, idle ones left out, the end of each sentence put first."""
    return " ".join(_reworded(s) for s in re.split(r"(?<=[.!?])\s+(?=[\"\u201cA-Z])", passage))


def _reworded(sentence: str) -> str:
    sentence = re.sub(r"\s*\([^)]*\)", "", sentence).rstrip(".")
    for joint in (
        " after ",
        " when ",
        " while ",
        ", said ",
        ", according to ",
        " on Mon",
        " on Tue",
        " on Wed",
        " on Thu",
        " on Fri",
    ):
        head, found, tail = sentence.partition(joint)
        if found and len(head.split()) > 3 and len(tail.split()) > 2:
            start = (joint + tail).strip(" ,")
            head = head[0].lower() + head[1:] if head.startswith(("The ", "A ", "At ")) else head
            sentence = f"{start[0].upper()}{start[1:]}, {head}"
            break
    kept = [word for word in sentence.split() if word.casefold() not in DESK["left_out"]["words"]]
    swaps = DESK["swaps"]
    return " ".join(re.sub(r"^\w+", lambda m: swaps.get(m.group(), m.group()), word) for word in kept) + "."


RULES: dict[str, Callable[[str, random.Random], str]] = {
    "verbatim": lambda passage, chance: passage,
    "trimmed": trimmed,
    "reordered": lambda passage, chance: passage,
    "numbers": numbers_changed,
    "names": names_changed,
    "rules": by_rules,
}


@dataclass
class PileMaker:
    """A pile under way: each report with its passages; the copies known in it."""

    chance: random.Random
    reports: list[Report]
    copied: list[Copied]

    @classmethod
    def of(cls, stories: Sequence[Story], *, alone: bool = False, seed: int = 7) -> PileMaker:
        """Each story by an outlet of its own; a day later each kind of copy by another, and what other reporters wrote of it.

        With `alone`, its only copies are reports of one passage each, reworded by hand: no run of sentences gives them away.
        """
        maker = cls(random.Random(seed), [], [])
        for number, story in enumerate(stories):
            first = maker._add(f"Wire {number}", 0, [*story.passages, maker._phrase()])
            for kind, rule in () if alone else RULES.items():
                order = list(range(len(story.passages)))
                if kind in ("trimmed", "rules"):
                    order = order[: max(2, len(order) - 1)]
                if kind == "reordered":
                    maker.chance.shuffle(order)
                made = [(n, rule(story.passages[n], maker.chance)) for n in order]
                maker._copy(
                    kind, f"{kind} {number}", first, [m for m in made if kind in SAME or m[1] != story.passages[m[0]]]
                )
            if not alone:
                maker._copy("hand", f"Desk {number}", first, list(enumerate(story.reworded)))
            for n, passage in enumerate(story.reworded if alone else ()):
                maker._copy("alone", f"Column {number} {n}", first, [(n, passage)])
            if story.other:
                maker._add(f"Daily {number}", 1, [*story.other, maker._phrase()])
        return maker

    def _phrase(self) -> str:
        return str(self.chance.choice(DESK["phrases"]["stock"]))

    def _copy(self, kind: str, outlet: str, first: Report, made: list[tuple[int, str]]) -> None:
        if made:
            report = self._add(outlet, 1, [*(text for _, text in made), self._phrase()])
            for place, (source, _) in enumerate(made):
                self.copied.append(Copied(kind, report.report_id, place, first.report_id, source))

    def _add(self, outlet: str, day: int, passages: Sequence[str]) -> Report:
        text, found = "", []
        for passage in passages:
            found.append(Passage(len(text), len(text) + len(passage), "body"))
            text += passage + "\n\n"
        on = date(2023, 5, 1) + timedelta(days=day)
        report_id = content_id("r", outlet, text)
        made = Report(
            report_id, f"{outlet}.txt", text, outlet, None, None, None, None, None, Published(on, on, "stated"), "en",
            tuple(found),
        )  # fmt: skip
        self.reports.append(made)
        return made

    def pile(self) -> Pile:
        """With the places that are called by two names, as reading would give them."""
        places = {
            place.place_id: place
            for one, other in DESK["names"]["pairs"]
            for place in [Place(content_id("l", one), one, None, None, 0.0, 0.0, "city", 0, None, (other,))]
        }
        return Pile(tuple(sorted(self.reports, key=lambda r: r.report_id)), (), (), places)


#: Kinds that leave the words of a passage as they are.
SAME = ("verbatim", "reordered")
