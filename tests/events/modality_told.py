"""Events marked by hand in tests/events/told_modality/*.toml with how they stand, each held against what the reading has there.

What the reading says of marked words is the modality of the event that is told of in them, "ended" where that is told as over,
and "none" where no event is. Where only a speech act is heard there (a demand, a threat, a refusal), it says what such an act
makes of the thing: demanded, threatened, denied.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.events.types import Event
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated

TOLD = Path(__file__).resolve().parent / "told_modality"
LABELS = ("actual", "alleged", "denied", "demanded", "promised", "threatened", "hypothetical", "ended", "none")
_SPEECH = {
    "REQUEST": "demanded", "THREATEN": "threatened", "REJECT": "denied", "AGREE": "promised", "CONCEDE": "promised",
    "ACCUSE": "alleged", "SUPPORT": "actual",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked event: the file and number of its case, its text, its words, and how it stands."""

    case: str
    text: str
    words: str
    label: str
    background: bool

    @property
    def name(self) -> str:
        return f"{self.case}: {self.words}"

    def events(self, reading: Reading) -> list[Event]:
        start = reading.report.text.index(self.words)
        return [e for e in reading.events if e.start < start + len(self.words) and start < e.end]

    def heard(self, reading: Reading) -> str:
        """What the reading says of the words: one of LABELS."""
        here = self.events(reading)
        proper = [e for e in here if e.type not in _SPEECH]
        if not here:
            return "none"
        if not proper:
            return _SPEECH[here[0].type] if here[0].modality == "actual" else here[0].modality
        return "ended" if any(e.ended for e in proper) else proper[-1].modality


@dataclass(frozen=True, slots=True)
class Figures:
    """In percent: F1 by label and their mean, and F1 of history told as background."""

    by_label: Mapping[str, float]
    macro: float
    background: float
    heard: int
    heard_right: int


def marks(folder: Path = TOLD) -> list[Mark]:
    found = []
    for path in sorted(p for p in folder.glob("*.toml") if p.stem != "open"):
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], start=1):
            entries: list[dict[str, Any]] = case["event"]
            for e in entries:
                name = f"{path.stem}-{number}"
                found.append(Mark(name, case["text"], e["words"], e["label"], e.get("background", False)))
    return found


def read_all(reader: Reader, told: Sequence[Mark]) -> dict[str, Reading]:
    """Every text, read the whole way, by the name of its case."""
    texts = {m.case: m.text for m in told}
    documents = [Document(f"{name}.txt", text, Stated()) for name, text in texts.items()]
    readings = zip(texts, reader.read(documents), strict=True)
    return {name: reading for name, reading in readings if isinstance(reading, Reading)}


def figures(told: Sequence[Mark], readings: Mapping[str, Reading]) -> Figures:
    pairs = Counter((m.label, m.heard(readings[m.case])) for m in told)
    by_label = {label: _f1(pairs, label) for label in LABELS}
    background = Counter((str(m.background), str(any(e.background for e in m.events(readings[m.case])))) for m in told)
    events = [(m.label, m.heard(readings[m.case])) for m in told if m.label != "none"]
    return Figures(
        by_label,
        sum(by_label.values()) / len(LABELS),
        _f1(background, "True"),
        sum(ours != "none" for _, ours in events),
        sum(ours == label for label, ours in events),
    )


def _f1(pairs: Counter[tuple[str, str]], label: str) -> float:
    both = pairs[label, label]
    theirs = sum(n for (told, _), n in pairs.items() if told == label)
    ours = sum(n for (_, heard), n in pairs.items() if heard == label)
    return 200 * both / (theirs + ours) if theirs + ours else 100.0
