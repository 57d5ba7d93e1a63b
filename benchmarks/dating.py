"""How well the day of publication is told from the text alone: dated news with the date hidden (see `dated_news`).

    python -m benchmarks.dating --data DIR [--corpora timebank polnear ...] [--errors]

DIR is the folder that holds times/tempeval3, attribution/polnear and syntax/gum; our own examples need none. Each corpus is
a pile of its own, and "all" is the one pile of them together. Four ways to ask:

- alone: nothing but the text of the report;
- pile: a third of the reports keep their dates (by the hash of their names; three times, a different third each time);
- year: as pile, and the text itself bounds the report to the year it is of (183 days before and behind);
- named: of these, the reports that name a weekday and a day of a month without its year, told apart from it or beside it.

Columns: reports asked; share given an interval with both ends; share of these that holds the true day; share of all that is
one day and right; share of the answers of one day that is right; width in days, median and the 90th in a hundred.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from benchmarks.dated_news import CORPORA, hidden, read_corpus
from dateline.linking.dating.settle import DatingEvidence, infer_published
from dateline.pipeline import Reader
from dateline.reports.types import Published

FOLDS = 3
HALF_YEAR = timedelta(days=183)
BATCH = 40
_DAY_OF_MONTH = re.compile(r"XXXX-\d\d-\d\d(?:T.*)?")


@dataclass(frozen=True, slots=True)
class Case:
    """What a report without its date says of its day, and the day it came out."""

    name: str
    corpus: str
    day: date
    evidence: DatingEvidence

    @property
    def dated(self) -> DatingEvidence:
        return replace(self.evidence, published=Published(self.day, self.day, "stated", ("container",)))

    def within_a_year(self) -> Case:
        """The same, with bounds that leave half a year on either side."""
        published = replace(
            self.evidence.published,
            earliest=max(self.evidence.published.earliest or date.min, self.day - HALF_YEAR),
            latest=min(self.evidence.published.latest or date.max, self.day + HALF_YEAR),
        )
        return replace(self, evidence=replace(self.evidence, published=published))

    @property
    def names_both(self) -> bool:
        rules = {time.rule for time in self.evidence.times}
        days = any(_DAY_OF_MONTH.fullmatch(time.value) for time in self.evidence.times)
        return days and any("weekday" in rule for rule in rules)


@dataclass(frozen=True, slots=True)
class Answer:
    case: Case
    published: Published

    @property
    def width(self) -> int | None:
        first, last = self.published.earliest, self.published.latest
        return None if first is None or last is None else (last - first).days + 1

    @property
    def holds(self) -> bool:
        first, last = self.published.earliest, self.published.latest
        return (first is None or first <= self.case.day) and (last is None or self.case.day <= last)


def read_cases(corpus: str, data: Path, reader: Reader) -> list[Case]:
    """One pass of the whole reading over a corpus."""
    reports = [(dated, report) for dated in read_corpus(corpus, data) if (report := hidden(dated)) is not None]
    cases: list[Case] = []
    for at in range(0, len(reports), BATCH):
        part = reports[at : at + BATCH]
        analyses = reader.engine.analyse_many([(report.text, report.content()) for _, report in part])
        for (dated, report), analysis in zip(part, analyses, strict=True):
            cases.append(Case(dated.name, corpus, dated.day, reader.interpret(report, analysis).evidence))
    return cases


def alone(cases: Sequence[Case]) -> list[Answer]:
    return [Answer(case, _answered(case, [case.evidence])) for case in cases]


def in_piles(cases: Sequence[Case]) -> Iterator[Answer]:
    """The undated two thirds of each of the piles."""
    for fold in range(FOLDS):
        keep = [_third(case.name) == fold for case in cases]
        pile = [case.dated if kept else case.evidence for case, kept in zip(cases, keep, strict=True)]
        found = infer_published(pile)
        for case, kept in zip(cases, keep, strict=True):
            if not kept:
                yield Answer(case, found.get(case.evidence.report_id, case.evidence.published))


def _answered(case: Case, pile: Sequence[DatingEvidence]) -> Published:
    return infer_published(pile).get(case.evidence.report_id, case.evidence.published)


def _third(name: str) -> int:
    return hashlib.sha256(name.encode()).digest()[0] % FOLDS


def row(title: str, answers: Sequence[Answer]) -> str:
    widths = sorted(a.width for a in answers if a.width is not None)
    given = [a for a in answers if a.width is not None]
    one_day = [a for a in given if a.width == 1]
    exact = sum(a.holds for a in one_day)
    median, ninetieth = (widths[len(widths) // 2], widths[len(widths) * 9 // 10]) if widths else (0, 0)
    return (
        f"{title:22s} {len(answers):6d} {_share(len(given), len(answers))} {_share(sum(a.holds for a in given), len(given))} "
        f"{_share(exact, len(answers))} {_share(exact, len(one_day))} {median:6d} {ninetieth:6d}"
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:6.1f}" if whole else "     -"


def table(corpus: str, cases: Sequence[Case]) -> Iterator[tuple[str, list[Answer]]]:
    """Each way to ask, with its answers."""
    yield f"{corpus} alone", alone(cases)
    yield f"{corpus} pile", list(in_piles(cases))
    bounded = list(in_piles([case.within_a_year() for case in cases]))
    yield f"{corpus} year", bounded
    yield f"{corpus} named", [answer for answer in bounded if answer.case.names_both]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpora", nargs="*", default=list(CORPORA), choices=CORPORA)
    parser.add_argument("--errors", action="store_true", help="list the intervals that miss, with their evidence")
    options = parser.parse_args()
    reader = Reader.load()
    every: list[Case] = []
    print(f"{'':22s} {'asked':>6s} {'given':>6s} {'hold':>6s} {'exact':>6s} {'day ok':>6s} {'median':>6s} {'90th':>6s}")
    for corpus in options.corpora:
        cases = read_cases(corpus, options.data, reader)
        every += cases
        show(corpus, cases, errors=options.errors)
    if len(options.corpora) > 1:
        show("all", every, errors=False)


def show(corpus: str, cases: Sequence[Case], *, errors: bool) -> None:
    for title, answers in table(corpus, cases):
        print(row(title, answers))
        for answer in answers if errors else ():
            if not answer.holds:
                print(f"    {answer.case.name} of {answer.case.day}:")
                print("".join(f"        {words}\n" for words in answer.published.evidence), end="")


if __name__ == "__main__":
    main()
