"""The whole way of the data on one page: a Document in, a Reading out; readings in, the ledger out.

    reports/ -> language/ -> grounding/ -> claims/ -> events/ -> linking/ -> ledger/

Every step is a function of what it is given. Nothing here knows of storage, of the command line or of processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from dateline.claims.attribution import find_claims
from dateline.claims.types import Claim
from dateline.events.extract import find_events
from dateline.events.feed import Feed, of_conflict
from dateline.events.lexicon import load_lexicon
from dateline.events.types import Event
from dateline.events.violence.parts import recorded
from dateline.grounding.actors.find import find_actors
from dateline.grounding.gazetteer.lookup import Gazetteer
from dateline.grounding.places.find import dateline_place, find_places
from dateline.grounding.quantities.find import find_quantities
from dateline.grounding.times.find import find_times
from dateline.grounding.types import Grounding
from dateline.judgements.clusters import judge_clusters
from dateline.judgements.corrections import correct_actors, correct_reading, sides_given
from dateline.judgements.replay import Replay
from dateline.judgements.standing import standings
from dateline.judgements.types import Judgement, Standing, Touched
from dateline.language.engine import Engine
from dateline.language.types import Analysis
from dateline.ledger.build import build_ledger
from dateline.ledger.judged import judge_ledger, judged_sides
from dateline.ledger.types import Ledger
from dateline.linking.actors.link import link_actors, settle
from dateline.linking.copies import find_origins
from dateline.linking.dating.settle import DatingEvidence, dating_evidence
from dateline.linking.incidents.link import link_incidents
from dateline.linking.types import ActorLink, ActorTold, Link, Origins, Pile
from dateline.reports.structure import build_report
from dateline.reports.types import Document, Published, Report, Skipped

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one report gives. `evidence` is what it says of its own date, for the pile to weigh (linking/dating/); `feed`
    says whether it is of a conflict at all. `recorded` has, by event_id, the trained head's log-odds that a coder of attacks
    would record what the sentence tells.
    """

    report: Report
    grounding: Grounding
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    evidence: DatingEvidence
    feed: Feed
    recorded: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Adding:
    """What a pile adds up to: the origin of each text, the links between mentions, and the ledger over both.

    `pile` is the pile with the actors of the whole pile in it, `told` has those of each report as reading gave them, in the
    order of `pile.actors`; `actor_links` are the judgements between the two. `standings` say what became of each judgement of
    a person, `touched` which fields of events and claims people have corrected, by event_id and claim_id.
    """

    told: tuple[ActorTold, ...]
    pile: Pile
    origins: Origins
    actor_links: tuple[ActorLink, ...]
    links: tuple[Link, ...]
    ledger: Ledger
    standings: tuple[Standing, ...] = ()
    touched: Mapping[str, tuple[Touched, ...]] = field(default_factory=dict)


class Reader:
    """The steps for one report, with what they share: the language engine, the gazetteer, and a user's own file of words."""

    def __init__(self, engine: Engine, gazetteer: Gazetteer, words: Path | None = None) -> None:
        self.engine = engine
        self.gazetteer = gazetteer
        self.words = words

    @classmethod
    def load(
        cls, *, model: Path | None = None, gazetteer: Path | None = None, words: Path | None = None, threads: int = 1
    ) -> Reader:
        """`words` is a user's own file of words of violence (docs/events.md).

        Raise ModelError (E3xx) where weights, gazetteer or words are missing or not those that the code expects.
        """
        load_lexicon(words)
        return cls(Engine.load(model, threads=threads), Gazetteer.load(gazetteer), words)

    def read(self, documents: Sequence[Document]) -> list[Reading | Skipped]:
        """One answer for each document, in order. A report that breaks a step is skipped with its reason, alone."""
        reports = [self.guarded(document.file, partial(build_report, document)) for document in documents]
        analyses = iter(self._analyse([r for r in reports if isinstance(r, Report)]))
        return [r if isinstance(r, Skipped) else self._interpreted(r, next(analyses)) for r in reports]

    def _analyse(self, reports: Sequence[Report]) -> Sequence[Analysis | Skipped]:
        """All at once, which is fastest; each alone where that fails, so that only the one that breaks it is skipped."""
        every = self.guarded("", lambda: self.engine.analyse_many([(r.text, r.content()) for r in reports]))
        if not isinstance(every, Skipped):
            return every
        return [self.guarded(r.file, partial(self.engine.analyse, r.text, r.content())) for r in reports]

    def _interpreted(self, report: Report, analysis: Analysis | Skipped) -> Reading | Skipped:
        if isinstance(analysis, Skipped):
            return analysis
        return self.guarded(report.file, partial(self.interpret, report, analysis))

    def read_again(self, report: Report, published: Published) -> Reading | Skipped:
        """The same report under another date of publication: the pile has given it one. Skipped where a step breaks on it."""
        dated = replace(report, published=published)
        (analysis,) = self._analyse([dated])
        return self._interpreted(dated, analysis)

    @staticmethod
    def guarded(file: str, step: Callable[[], T]) -> T | Skipped:
        """What a step gives, or E190 with the reason why it gave nothing."""
        # The one broad except of the program: a defect in a step must cost one report, said aloud, and never the pile.
        try:
            return step()
        except Exception as error:
            return Skipped(file, "interpret", f"E190 {type(error).__name__}", str(error)[:500])

    def interpret(self, report: Report, analysis: Analysis) -> Reading:
        """Everything after the encoder, for one report."""
        grounding = self.ground(report, analysis)
        claims = find_claims(report, analysis, grounding)
        feed = of_conflict(analysis)
        events = find_events(report, analysis, grounding, claims, triggers=self.words, feed=feed)
        evidence = dating_evidence(report, analysis, grounding.times, events)
        return Reading(report, grounding, claims, events, evidence, feed, recorded(analysis, events))

    def ground(self, report: Report, analysis: Analysis) -> Grounding:
        times = find_times(report.text, analysis, report.published)
        quantities = find_quantities(report.text, analysis)
        places = find_places(report, analysis, self.gazetteer)
        seat = dateline_place(report, self.gazetteer)
        actors = find_actors(report, analysis, places, seat=seat.country if seat is not None else None)
        return Grounding(times, quantities, places, actors)


def add_up(pile: Pile, *, judgements: Iterable[Judgement] = (), parties: Mapping[str, str] | None = None) -> Adding:
    """From everything read to what it adds up to; a pure function of the pile and of what people judged of it.

    The order of reading and of judging changes nothing. `parties` maps party keys or actor ids to the names of sides.
    """
    replay = Replay.of(judgements, pile)
    corrected = correct_reading(pile, replay)
    told, touched, pile = pile.actors, corrected.touched, corrected.pile
    who = link_actors(pile)
    actors = correct_actors(settle(pile, who), replay)
    pile, actor_links = actors.pile, who.links
    # Nothing is kept of the pile before its actors were settled: two of them may not fit into memory.
    del corrected, who
    origins = find_origins(pile)
    clusters, links = link_incidents(pile, origins)
    judged = judge_clusters(clusters, links, replay)
    sides = judged_sides(pile, sides_given(replay))
    ledger = build_ledger(pile, origins, judged.clusters, judged.links, sides_given=parties, sides_judged=sides)
    ledger = judge_ledger(ledger, replay, pile=pile, origins=origins, judged=judged, touched_actors=actors.touched)
    return Adding(told, pile, origins, actor_links, judged.links, ledger, standings(replay), touched)
