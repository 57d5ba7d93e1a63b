"""What judgements do to the ledger: tolls, origins and grades follow, what was read does not change, nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.events.types import Event
from dateline.ids import content_id
from dateline.judgements.types import Anchor, Judgement
from dateline.ledger.judged import kept
from dateline.ledger.types import Incident
from dateline.linking.types import Pile
from dateline.pipeline import Adding, add_up
from tests.judgements.judging import anchors, at, confirm, correct, ids, merge, reject, split, undo
from tests.ledger.wars import AID, STATES, War
from tests.making import CLASH, SHELLING, Maker, day, place

NORTH = place("Nahr", "SD", 14.2, 30.1)


def war_told(war: War) -> tuple[Maker, dict[str, Event]]:
    """The attacked side tells of a shelling with 4 dead; an aid body of one at a place far off, five days later, with 9."""
    maker = Maker()
    far = place("Far Village", war.town.country or "", (war.town.lat or 0) + 3, (war.town.lon or 0) + 3)
    lake = maker.report("Lake Post", "2024-04-03")
    wire = maker.report("Hill Wire", "2024-04-08")
    other = maker.report("Plain Paper", "2024-04-09")
    told = {
        "town": lake.tell(
            f"Shells hit {war.town.name}, killing four.", by=war.left_office, at=war.town, on="2024-04-02",
            perpetrator=war.right, killed=4,
        ),
        "far": wire.tell(
            "Nine people died when shells fell on Far Village.", by=AID, at=far, on="2024-04-07",
            perpetrator=war.right, killed=9,
        ),
        "again": other.tell(
            "The shelling of Far Village killed nine people.", by=AID, at=far, on="2024-04-07",
            perpetrator=war.right, killed=9,
        ),
    }  # fmt: skip
    return maker, told


@pytest.fixture(params=STATES, ids=lambda war: war.name)
def war(request: pytest.FixtureRequest) -> War:
    return request.param  # type: ignore[no-any-return]


def of(adding: Adding, event: Event) -> Incident:
    (found,) = (i for i in adding.ledger.incidents if event.event_id in i.event_ids)
    return found


def state(adding: Adding, judgement: Judgement) -> str:
    (found,) = (s for s in adding.standings if s.judgement == judgement)
    return found.state


def test_without_judgements_nothing_is_touched(war: War) -> None:
    adding = add_up(war_told(war)[0].pile())
    assert len(adding.ledger.incidents) == 2
    assert {(i.judged, i.touched) for i in adding.ledger.incidents} == {("none", ())}
    assert adding.standings == () and adding.touched == {}


def test_a_merge_counts_the_origins_of_both_and_grades_them_anew(war: War) -> None:
    maker, told = war_told(war)
    pile = maker.pile()
    before = add_up(pile)
    assert of(before, told["town"]).grade == "single"
    judgement = merge(pile, [told["town"].event_id], list(of(before, told["far"]).event_ids))
    after = add_up(pile, judgements=[judgement])
    (incident,) = after.ledger.incidents
    assert set(incident.event_ids) == {e.event_id for e in told.values()}
    assert (incident.grade, len(incident.origins)) == ("corroborated", 3)
    assert (incident.killed_low, incident.killed_high) == (4, 9)
    assert [(t.field, t.judgement_id) for t in incident.touched] == [("event_ids", judgement.judgement_id)]
    assert "Ann" in {link.judged_by for link in after.links}


def test_a_split_takes_a_telling_out_and_its_origin_with_it(war: War) -> None:
    maker, told = war_told(war)
    pile = maker.pile()
    judgement = split(pile, [told["far"].event_id], [told["again"].event_id])
    after = add_up(pile, judgements=[judgement])
    assert len(after.ledger.incidents) == 3
    assert {i.judged for i in after.ledger.incidents} == {"none"}
    assert len(of(after, told["far"]).origins) == len(of(after, told["again"]).origins) == 1
    assert state(after, judgement) == "in force"


def test_what_is_rejected_stays_and_is_not_counted(war: War) -> None:
    maker, told = war_told(war)
    pile = maker.pile()
    judgement = reject(pile, [told["town"].event_id])
    after = add_up(pile, judgements=[judgement])
    incident = of(after, told["town"])
    assert (incident.judged, [t.field for t in incident.touched]) == ("rejected", ["judged"])
    assert incident not in kept(after.ledger).incidents
    assert len(kept(after.ledger).incidents) == 1
    undone = add_up(pile, judgements=[judgement, undo(judgement, 1)])
    assert undone.ledger == add_up(pile).ledger
    assert state(undone, judgement) == "undone"
    again = undo(undo(judgement, 1), 2)
    assert of(add_up(pile, judgements=[judgement, undo(judgement, 1), again]), told["town"]).judged == "rejected"


def test_of_confirm_and_reject_the_later_holds_and_the_quarrel_is_kept(war: War) -> None:
    maker, told = war_told(war)
    pile = maker.pile()
    yes, no = confirm(pile, [told["town"].event_id], 2, by="Ann"), reject(pile, [told["town"].event_id], 1, by="Ben")
    after = add_up(pile, judgements=[yes, no])
    assert of(after, told["town"]).judged == "confirmed"
    (overruled,) = (s for s in after.standings if s.judgement == no)
    assert (overruled.state, overruled.overruled_by) == ("overruled", (yes.judgement_id,))
    assert of(add_up(pile, judgements=[yes, no, undo(yes, 3)]), told["town"]).judged == "rejected"


def test_corrections_of_an_incident_change_it_and_no_claim(war: War) -> None:
    maker, told = war_told(war)
    pile = maker.pile()
    events = [told["town"].event_id]
    made = [
        correct(pile, events, "killed_low", 6, 1),
        correct(pile, events, "date_from", "2024-04-01", 2),
        correct(pile, events, "place", "the eastern market", 3),
        correct(pile, events, "lat", 15.5, 4),
    ]
    incident = of(add_up(pile, judgements=made), told["town"])
    assert (incident.killed_low, incident.killed_high) == (6, 6)  # the high end of 4 is taken along
    assert (str(incident.date_from), str(incident.date_to), incident.date_prec) == ("2024-04-01", "2024-04-02", 2)
    assert (incident.place, incident.place_id, incident.lat, incident.lon) == ("the eastern market", None, 15.5, None)
    assert incident.title.startswith("the eastern market: ")
    assert [c.killed_low for c in incident.claimants] == [4]
    was = {t.field: t.was for t in incident.touched}
    assert (was["killed_low"], was["killed_high"], was["place"]) == (4, 4, war.town.name)
    assert incident.grade == of(add_up(pile), told["town"]).grade


def test_two_corrections_of_one_field(war: War) -> None:
    maker, told = war_told(war)
    pile = maker.pile()
    events = [told["town"].event_id]
    five, six, also_six = (correct(pile, events, "killed_low", n, m) for n, m in ((5, 3), (6, 4), (6, 1)))
    high = correct(pile, events, "killed_high", 5, 2, by="Ben")
    after = add_up(pile, judgements=[five, six, also_six, high])
    assert (of(after, told["town"]).killed_low, of(after, told["town"]).killed_high) == (6, 6)
    assert [state(after, j) for j in (five, six, also_six, high)] == ["overruled", "in force", "in force", "overruled"]


def test_an_event_that_was_misread_is_linked_and_counted_as_corrected(war: War) -> None:
    maker, told = war_told(war)
    pile = maker.pile()
    events = [told["town"].event_id]
    moved = correct(pile, events, "date_from", "2024-04-05", subject="event")
    dead = correct(pile, events, "killed_low", 14, 1, subject="event")
    after = add_up(pile, judgements=[moved, dead])
    incident = of(after, told["town"])
    assert str(incident.date_from) == str(incident.date_to) == "2024-04-05"
    assert (incident.killed_low, incident.claimants[0].killed_low, incident.touched) == (14, 14, ())
    assert {t.field for t in after.touched[told["town"].event_id]} == {
        "date_from", "date_to", "killed_low", "killed_high",
    }  # fmt: skip
    denied = correct(pile, events, "modality", "hypothetical", subject="event")
    assert len(add_up(pile, judgements=[denied]).ledger.incidents) == 1


def test_a_side_that_a_person_sets_changes_the_grade(war: War) -> None:
    maker, told = war_told(war)
    pile = maker.pile()
    far = list(of(add_up(pile), told["far"]).event_ids)
    together = merge(pile, [told["town"].event_id], far)
    with_left = Judgement(
        "correct", "actor", AID.actor_id, "Ann", at(1), "its funds", (Anchor(AID.actor_id, name=AID.name),),
        field="side", value=f'"{war.left.name}"',
    )  # fmt: skip
    after = add_up(pile, judgements=[together, with_left])
    assert after.ledger.sides[AID.actor_id] == war.left.name
    assert after.ledger.incidents[0].grade == "one-sided"
    assert any(
        a.actor_id == AID.actor_id and "Ann has judged so: its funds" in a.reason for a in after.ledger.alignments
    )
    (view,) = (a for a in after.ledger.actors if a.actor_id == AID.actor_id)
    assert (view.side, [t.field for t in view.touched]) == (war.left.name, ["side"])
    nobody = replace(with_left, value="null", judged_at=at(2))
    assert add_up(pile, judgements=[together, with_left, nobody]).ledger.incidents[0].grade == "corroborated"


def test_swapping_the_parties_swaps_what_judgements_give(war: War) -> None:
    def graded(told_by: War) -> list[tuple[str, str, bool, int | None]]:
        maker, told = war_told(told_by)
        pile = maker.pile()
        made = [merge(pile, [told["town"].event_id], [told["far"].event_id]), confirm(pile, [told["far"].event_id], 1)]
        return [(i.grade, i.judged, i.contested, i.killed_high) for i in add_up(pile, judgements=made).ledger.incidents]

    assert graded(war) == graded(war.swapped())


def read_again(pile: Pile) -> Pile:
    """The pile read under other dates: every event has another id, and stands where it stood."""
    return replace(pile, events=tuple(replace(e, event_id=content_id("e", "again", e.event_id)) for e in pile.events))


def test_judgements_are_found_again_where_the_ids_of_events_have_changed(war: War) -> None:
    maker, told = war_told(war)
    pile = maker.pile()
    made = [
        merge(pile, [told["town"].event_id], [told["far"].event_id, told["again"].event_id]),
        confirm(pile, [e.event_id for e in told.values()], 1),
        correct(pile, [told["town"].event_id], "killed_low", 7, 2, subject="event"),
    ]
    one, other = add_up(pile, judgements=made), add_up(read_again(pile), judgements=made)
    assert [s.state for s in other.standings] == ["in force"] * 3
    (left,), (right,) = one.ledger.incidents, other.ledger.incidents
    assert (left.judged, left.killed_low, left.grade) == (right.judged, right.killed_low, right.grade)


def test_an_event_merged_into_another_of_its_report_is_found_there(war: War) -> None:
    maker, told = war_told(war)
    pile = maker.pile()
    judgement = confirm(pile, [told["town"].event_id])
    wider = tuple(
        replace(e, event_id="e-other", start=e.start + 1, retold=((e.start, e.end),)) if e == told["town"] else e
        for e in pile.events
    )
    assert state(add_up(replace(pile, events=wider), judgements=[judgement]), judgement) == "in force"


def shelling(maker: Maker, source: str, killed: int, on: str = "2024-04-02") -> Event:
    told = maker.report(source, "2024-04-03").tell("Shells hit Nahr.", SHELLING, at=NORTH, on=on, killed=killed)
    return told


def torn(confirming: bool) -> tuple[Adding, list[Event], Judgement]:
    """Three events judged as one incident, of which later reading gave the third another day."""
    maker = Maker()
    events = [shelling(maker, "Lake Post", 3), shelling(maker, "Hill Wire", 3), shelling(maker, "Plain Paper", 3)]
    pile = maker.pile()
    assert len(add_up(pile).ledger.incidents) == 1
    judgement = (confirm if confirming else reject)(pile, [e.event_id for e in events])
    later = day("2024-04-20")
    moved = [replace(e, date_from=later, date_to=later) if e == events[2] else e for e in pile.events]
    return add_up(replace(pile, events=tuple(moved)), judgements=[judgement]), events, judgement


def test_a_confirmation_follows_most_of_what_was_confirmed() -> None:
    adding, events, _ = torn(confirming=True)
    assert [of(adding, e).judged for e in events] == ["confirmed", "confirmed", "none"]


def test_what_was_rejected_does_not_come_back_in_pieces() -> None:
    adding, events, judgement = torn(confirming=False)
    assert [of(adding, e).judged for e in events] == ["rejected"] * 3
    (standing,) = adding.standings
    assert len(standing.applies_to) == 2 and standing.judgement == judgement


@pytest.mark.parametrize(("others", "judged"), [(0, "rejected"), (1, "rejected"), (2, "none"), (5, "none")])
def test_one_rejected_slip_does_not_hide_what_more_origins_tell_of_later(others: int, judged: str) -> None:
    maker = Maker()
    slip = shelling(maker, "Lake Post", 3)
    judgement = reject(maker.pile(), [slip.event_id])
    for number in range(others):
        shelling(maker, f"Paper {number}", 3)
    after = add_up(maker.pile(), judgements=[judgement])
    (incident,) = after.ledger.incidents
    assert (len(incident.event_ids), incident.judged) == (others + 1, judged)
    assert state(after, judgement) == ("in force" if judged == "rejected" else "dormant")


def test_copies_of_what_was_rejected_do_not_bring_it_back() -> None:
    maker = Maker()
    words = "Shells hit Nahr before dawn on Tuesday and killed three traders in the market, the wire wrote."
    first = maker.report("Lake Post", "2024-04-03", agency="River Wire").tell(
        words, at=NORTH, on="2024-04-02", killed=3
    )
    judgement = reject(maker.pile(), [first.event_id])
    for number in range(6):
        copy = maker.report(f"Paper {number}", "2024-04-04", agency="River Wire")
        copy.tell(words, at=NORTH, on="2024-04-02", killed=3)
    (incident,) = add_up(maker.pile(), judgements=[judgement]).ledger.incidents
    assert (len(incident.event_ids), incident.judged) == (7, "rejected")


def test_a_judgement_on_what_is_not_in_the_pile_is_dormant_and_wakes_when_it_is(war: War) -> None:
    maker, told = war_told(war)
    pile = maker.pile()
    judgement = reject(pile, [told["town"].event_id])
    without = replace(pile, events=tuple(e for e in pile.events if e != told["town"]))
    asleep = add_up(without, judgements=[judgement])
    assert state(asleep, judgement) == "dormant"
    assert asleep.ledger == add_up(without).ledger
    assert state(add_up(pile, judgements=[judgement]), judgement) == "in force"


def test_a_total_over_attacks_no_longer_covers_one_that_was_rejected() -> None:
    maker = Maker()
    first, second = shelling(maker, "Lake Post", 3), shelling(maker, "Hill Wire", 5, "2024-04-12")
    total = maker.report("Plain Paper", "2024-04-20").tell(
        "Eight died in two attacks on Nahr this month.", SHELLING, at=NORTH, on=("2024-04-01", "2024-04-20"),
        killed=8, aggregate=True, count=2,
    )  # fmt: skip
    pile = maker.pile()
    before = add_up(pile)
    assert len(of(before, total).aggregate_of) == 2
    after = add_up(pile, judgements=[reject(pile, [second.event_id])])
    assert of(after, total).aggregate_of == (of(after, first).incident_id,)


def test_a_ceasefire_is_corrected_and_rejected_like_an_incident(war: War) -> None:
    maker = Maker()
    told = maker.report("Lake Post", "2024-04-03").tell(
        "A ceasefire entered into force.", ("Ceasefire", "in force"), by=war.left_office, on="2024-04-03",
        roles=[("party", war.left), ("party", war.right)],
    )  # fmt: skip
    clash = maker.report("Hill Wire", "2024-04-01").tell(
        "They clashed.", CLASH, at=war.town, on="2024-03-30", perpetrator=war.right, target=war.left
    )
    pile = maker.pile()
    (before,) = add_up(pile).ledger.ceasefires
    moved = correct(pile, [told.event_id], "effective_from", "2024-04-04", subject="ceasefire")
    after = add_up(pile, judgements=[moved])
    (ceasefire,) = after.ledger.ceasefires
    assert str(ceasefire.effective_from) == "2024-04-04" and "4 April 2024" in ceasefire.title
    assert ceasefire.title != before.title and ceasefire.parties == before.parties
    none = Judgement("reject", "ceasefire", "", "Ben", at(2), "a rumour", anchors(pile, [told.event_id]))
    rejected = add_up(pile, judgements=[moved, none]).ledger
    assert [c.judged for c in rejected.ceasefires] == ["rejected"] and kept(rejected).ceasefires == ()
    assert clash.event_id in rejected.incidents[0].event_ids


@st.composite
def judged_wars(draw: st.DrawFn) -> tuple[Pile, list[Judgement]]:
    pile = war_told(STATES[0])[0].pile()
    some = st.lists(st.sampled_from(ids(pile)), min_size=1, max_size=2, unique=True)
    made: list[Judgement] = []
    for minute in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(["merge", "split", "confirm", "reject", "number", "day", "undo"]))
        one, other = draw(some), draw(some)
        if kind == "merge":
            made.append(merge(pile, one, other, minute))
        elif kind == "split" and set(one) - set(other):
            made.append(split(pile, sorted(set(one) - set(other)), other, minute))
        elif kind == "confirm":
            made.append(confirm(pile, one, minute))
        elif kind == "reject":
            made.append(reject(pile, one, minute))
        elif kind == "number":
            field = draw(st.sampled_from(["killed_low", "killed_high", "injured_low"]))
            subject = draw(st.sampled_from(["incident", "event"]))
            made.append(correct(pile, one, field, draw(st.integers(0, 20)), minute, subject=subject))  # type: ignore[arg-type]
        elif kind == "day":
            day = draw(st.sampled_from(["2024-04-01", "2024-04-07", "none"]))
            made.append(
                correct(pile, one, draw(st.sampled_from(["date_from", "date_to"])), day, minute, subject="event")
            )
        elif made:
            made.append(undo(draw(st.sampled_from(made)), minute))
    return pile, made


@settings(max_examples=60, deadline=None)
@given(judged_wars(), st.randoms(use_true_random=False))
def test_any_order_of_judging_gives_the_same_and_every_judgement_is_accounted_for(
    given_pile: tuple[Pile, list[Judgement]], shuffler: object
) -> None:
    pile, made = given_pile
    mixed: Sequence[Judgement] = list(made)
    shuffler.shuffle(mixed)  # type: ignore[attr-defined]
    one = add_up(pile, judgements=made)
    assert add_up(pile, judgements=[*mixed, *made]) == one
    assert {s.judgement for s in one.standings} == set(made)
    known = {s.judgement.judgement_id for s in one.standings if s.state == "in force"}
    touched = {t.judgement_id for i in one.ledger.incidents for t in i.touched}
    assert touched <= known
    for standing in one.standings:
        assert (standing.state == "undone") == bool(standing.undone_by)
        assert standing.state != "overruled" or standing.overruled_by


def test_what_was_rejected_is_no_incident_of_a_ceasefires_days(war: War) -> None:
    maker = Maker()
    maker.report("Lake Post", "2024-04-03").tell(
        "A ceasefire entered into force.", ("Ceasefire", "in force"), by=war.left_office, on="2024-04-03",
        roles=[("party", war.left), ("party", war.right)],
    )  # fmt: skip
    clash = maker.report("Hill Wire", "2024-04-05").tell(
        "Shells killed two.", by=war.left_office, at=war.town, on="2024-04-04", perpetrator=war.right, target=war.left,
        killed=2,
    )  # fmt: skip
    pile = maker.pile()
    (before,) = add_up(pile).ledger.ceasefires
    assert len(before.incidents_during) == 1
    (after,) = add_up(pile, judgements=[reject(pile, [clash.event_id])]).ledger.ceasefires
    assert after.incidents_during == ()
