"""linking/ counts origins: whose words a report and each of its passages are, so that ten copies of one story count once.

Rules (docs/ledger.md): one agency is one origin, whoever prints it; so is one outlet; a report most of whose words
were told before shares the origin of those words. Circular citation cannot loop: a text is only ever a copy of one seen before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from dateline.ids import content_id
from dateline.linking.recycled import Recycled, find_recycled, seen_on
from dateline.linking.settings import copy_settings
from dateline.linking.types import Origins, PassageOrigin, Pile
from dateline.linking.words import words
from dateline.reports.types import CONTENT_KINDS, Report


def find_origins(pile: Pile) -> Origins:
    """The origin of every report, content passage and recycled sentence; a pure function of the pile, in any order."""
    recycled = find_recycled(pile)
    of_sentence: dict[str, list[int]] = defaultdict(list)
    for i, sentence in enumerate(recycled.sentences):
        of_sentence[sentence.report_id].append(i)
    of_report, copied = _report_origins(pile.reports, recycled, of_sentence)
    names = _names(pile.reports, of_report)
    sentence_origins = tuple(_sentence_origin(recycled, i, of_report) for i in range(len(recycled.sentences)))
    passages = [
        p for report in pile.reports for p in _passages(report, recycled, of_sentence, sentence_origins, of_report)
    ]
    shared = _shared(recycled)
    return Origins(
        of_report=dict(sorted(of_report.items())),
        passages=tuple(sorted(passages, key=lambda p: (p.report_id, p.start))),
        reasons=dict(sorted(_reasons(pile.reports, of_report, copied, names).items())),
        sentences=tuple(sorted((sentence_origins[i] for i in shared), key=lambda s: (s.report_id, s.start))),
        names=dict(sorted(names.items())),
    )


def origin_of_name(name: str) -> str:
    """The origin_id of an agency or outlet, whatever the spelling: an agency's own site and its credit are one origin."""
    return content_id("o", "voice", "".join(words(name)))


def outlet_name(report: Report) -> str | None:
    """Who speaks in the report's own voice: the agency credited, else the outlet, else the site."""
    return report.agency or report.source or (urlsplit(report.url).hostname if report.url else None)


def own_origin(report: Report) -> str:
    """The origin of a report that repeats nobody: its agency's, its outlet's, or its own where it names none."""
    name = outlet_name(report)
    return origin_of_name(name) if name else content_id("o", "report", report.report_id)


def _report_origins(
    reports: Iterable[Report], recycled: Recycled, of_sentence: Mapping[str, list[int]]
) -> tuple[dict[str, str], dict[str, float]]:
    """Origins by report_id, and for reports that are mostly another origin's words the share of those words.

    Agency stories first, then by date, then the longest: a trimmed copy without a credit follows the story that it trims.
    """
    least = copy_settings().least_words
    origins: dict[str, str] = {}
    copied: dict[str, float] = {}
    of_group: dict[int, dict[str, None]] = defaultdict(dict)
    for report in sorted(reports, key=lambda r: (not r.agency, seen_on(r)[0], -len(r.text), r.report_id)):
        own = own_origin(report)
        found = [i for i in of_sentence[report.report_id] if len(recycled.sentences[i].words) >= least]
        total = sum(len(recycled.sentences[i].words) for i in found)
        elsewhere: Counter[str] = Counter()
        shared = 0
        for i in found:
            seen = of_group[recycled.group[i]]
            if seen and own not in seen:
                shared += len(recycled.sentences[i].words)
                for origin in seen:
                    elsewhere[origin] += len(recycled.sentences[i].words)
        if total and shared >= copy_settings().copied * total:
            origins[report.report_id] = min(elsewhere, key=lambda o: (-elsewhere[o], o))
            copied[report.report_id] = shared / total
        else:
            origins[report.report_id] = own
        for i in found:
            of_group[recycled.group[i]].setdefault(origins[report.report_id])
    return origins, copied


def _sentence_origin(recycled: Recycled, i: int, of_report: Mapping[str, str]) -> PassageOrigin:
    sentence, first, changed = recycled.sentences[i], recycled.sentences[recycled.group[i]], recycled.changed[i]
    origin = of_report[sentence.report_id if changed else first.report_id]
    return PassageOrigin(
        sentence.report_id,
        sentence.start,
        sentence.end,
        origin,
        first.report_id,
        first_start=first.start,
        changed=changed,
    )


def _shared(recycled: Recycled) -> list[int]:
    """Sentences whose words stand in more than one report."""
    reports: dict[int, set[str]] = defaultdict(set)
    for group, sentence in zip(recycled.group, recycled.sentences, strict=True):
        reports[group].add(sentence.report_id)
    return [i for i, group in enumerate(recycled.group) if len(reports[group]) > 1]


def _passages(
    report: Report,
    recycled: Recycled,
    of_sentence: Mapping[str, list[int]],
    sentence_origins: tuple[PassageOrigin, ...],
    of_report: Mapping[str, str],
) -> Iterable[PassageOrigin]:
    """A passage belongs to whoever first had most of its words."""
    weights: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
    for i in of_sentence[report.report_id]:
        sentence, origin = recycled.sentences[i], sentence_origins[i]
        weights[sentence.passage][origin.origin_id, origin.first_seen_report_id] += len(sentence.words)
    own = (of_report[report.report_id], report.report_id)
    for number, passage in enumerate(report.passages):
        if passage.kind in CONTENT_KINDS:
            found = weights[number]
            origin_id, first = min(found, key=lambda key: (-found[key], key != own, key)) if found else own
            yield PassageOrigin(report.report_id, passage.start, passage.end, origin_id, first)


def _names(reports: Iterable[Report], of_report: Mapping[str, str]) -> dict[str, str]:
    """What each origin is called: the agency or outlet whose origin it is, in the spelling that most of its reports use."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        spellings[own_origin(report)][outlet_name(report) or report.title or report.file.rsplit("/", 1)[-1]] += 1
    return {o: min(spellings[o], key=lambda n: (-spellings[o][n], n)) for o in sorted(set(of_report.values()))}


def _reasons(
    reports: Iterable[Report], of_report: Mapping[str, str], copied: Mapping[str, float], names: Mapping[str, str]
) -> dict[str, str]:
    reasons: dict[str, str] = {}
    for report in reports:
        origin, share = of_report[report.report_id], copied.get(report.report_id)
        if share is not None:
            reasons[report.report_id] = f"{share:.0%} of its words were told before by {names[origin]}."
        elif report.agency:
            reasons[report.report_id] = f"It carries the credit of {report.agency}."
        elif outlet_name(report):
            reasons[report.report_id] = f"It is {outlet_name(report)}'s own text."
        else:
            reasons[report.report_id] = (
                "It names no outlet and repeats no other report, so it counts as its own origin."
            )
    for origin, count in sorted(Counter(of_report.values()).items()):
        reasons[origin] = f"{count} {'report goes' if count == 1 else 'reports go'} back to {names[origin]}."
    return reasons
