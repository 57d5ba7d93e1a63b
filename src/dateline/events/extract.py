"""After claims/, before linking/: each claim's sentences become the events that the claim says have happened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dateline.claims.types import Claim
from dateline.events.ceasefires import ceasefire_events
from dateline.events.contacts import contact_events
from dateline.events.denials import denial_events
from dateline.events.lexicon import load_lexicon
from dateline.events.merge import one_telling
from dateline.events.moves import move_events
from dateline.events.positions import position_events
from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import Event
from dateline.events.violence import violent_events
from dateline.grounding.types import Grounding
from dateline.language.types import Analysis
from dateline.reports.types import Report


@dataclass(frozen=True, slots=True)
class _Last:
    """The event of violence told of last, with the paragraph and sentence that tell of it."""

    event: Event
    block: int
    number: int

    def near(self, tree: Tree, number: int) -> bool:
        """Whether a sentence may still speak of it: in the same paragraph or the next, at most three sentences on."""
        return number - self.number <= 3 and tree.sentence.block - self.block <= 1


def find_events(
    report: Report,
    analysis: Analysis,
    grounding: Grounding,
    claims: tuple[Claim, ...],
    *,
    triggers: Path | None = None,
) -> tuple[Event, ...]:
    """What each claim of a report says happened, in order of place in the text; the same events for the same report.

    Types are ACLED's, PLOVER's and the stages of a ceasefire (data/types.toml). `triggers` is a user's own file of words
    that tell of violence, in the form of data/violence.toml; raises ModelError E311 where it cannot be read.
    """
    scene = Scene(report, analysis, grounding, claims, load_lexicon(triggers))
    events: list[Event] = []
    last: _Last | None = None
    for number, tree in enumerate(scene.trees):
        before = last.event if last is not None and last.near(tree, number) else None
        violent = violent_events(scene, tree, before=before)
        events += violent
        events += denial_events(scene, tree, before=before)
        told = [e for e in violent if e.modality in ("actual", "alleged") and not e.aggregate]
        last = _Last(told[-1], tree.sentence.block, number) if told else last
        events += ceasefire_events(scene, tree)
        events += move_events(scene, tree)
        events += contact_events(scene, tree)
        events += position_events(scene, tree)
    return one_telling(events, claims)
