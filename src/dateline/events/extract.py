"""After claims/, before linking/: each claim's sentences become the events that the claim says have happened."""

from __future__ import annotations

from pathlib import Path

from dateline.claims.types import Claim
from dateline.events.ceasefires.find import ceasefire_events
from dateline.events.ceasefires.tell import told_ceasefires
from dateline.events.feed import Feed, of_conflict
from dateline.events.lexicon import load_lexicon
from dateline.events.merge import one_telling
from dateline.events.politics.acts import act_events
from dateline.events.politics.contacts import contact_events
from dateline.events.politics.doings import doing_events
from dateline.events.politics.moves import move_events
from dateline.events.politics.positions import position_events
from dateline.events.scene import Scene
from dateline.events.setting.countries import with_country
from dateline.events.setting.dates import by_the_report
from dateline.events.types import Event
from dateline.events.violence.echoes import echo_events
from dateline.events.violence.find import violent_events
from dateline.events.violence.lists import at_each_place
from dateline.events.violence.memory import Memory
from dateline.events.violence.parts import with_parts
from dateline.events.violence.tables import Tables
from dateline.grounding.types import Grounding
from dateline.language.types import Analysis
from dateline.reports.types import Report


def find_events(
    report: Report,
    analysis: Analysis,
    grounding: Grounding,
    claims: tuple[Claim, ...],
    *,
    triggers: Path | None = None,
    feed: Feed | None = None,
) -> tuple[Event, ...]:
    """What each claim of a report says happened, in order of place in the text; the same events for the same report.

    Types are ACLED's, PLOVER's and the stages of a ceasefire (data/types.toml). `triggers` is a user's own file of words
    that tell of violence (docs/events.md); raises ModelError E311 where it cannot be read. `feed` is what `of_conflict` says
    of the report, where it was asked already: one that is surely of no conflict tells of no violence and no ceasefire.
    """
    at_peace = (feed or of_conflict(analysis)).sure_of_none
    scene = Scene(report, analysis, grounding, claims, load_lexicon(triggers))
    events: list[Event] = []
    memory = Memory()
    tables = Tables(scene)
    for number, tree in enumerate(scene.trees):
        if tables.hold(tree):
            continue
        violent = [] if at_peace else violent_events(scene, tree, memory=memory, number=number)
        violent += echo_events(scene, tree, before=memory.last(tree, number), tells=bool(violent))
        violent = at_each_place(scene, tree, violent)
        memory.keep(violent, tree, number)
        here = [*violent, *(() if at_peace else ceasefire_events(scene, tree)), *move_events(scene, tree)]
        here += contact_events(scene, tree)
        here += position_events(scene, tree)
        here += act_events(scene, tree, heard=here)
        events += [*here, *doing_events(scene, tree, heard=here)]
    events = events if at_peace else told_ceasefires(scene, tables.told(events))
    told = with_parts(scene, analysis.parts, one_telling(events, claims))
    return with_country(scene, by_the_report(scene, told))
