"""What a rewording is and what it is not, what a copy changed, and whom a report that cites another speaks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.linking.copies import find_origins, origin_of_name
from dateline.linking.types import Change, Origins, PassageOrigin
from dateline.linking.voices import Voices
from tests.making import Maker, actor, place

WIRE = (
    "Rebels in the hills above Mocoa freed nine engineers on Friday whom they had held since a raid on a drilling camp in March.",
    "The bishop of the diocese, who led the talks, said that no ransom had been paid and that all nine were in good health.",
    "Their families waited with flowers at the airfield, where an army helicopter was to bring them before nightfall.",
)
DESK = (
    "Nine engineers held since a March raid on a drilling camp were freed on Friday by rebels in the hills above Mocoa.",
    "All nine are in good health and no ransom was paid, said the bishop of the diocese, who had led the talks.",
    "At the airfield, to which an army helicopter was to bring them before nightfall, the families waited with flowers.",
)
OTHER = (
    "Nine kidnapped oil workers are free after two months in the jungle of Putumayo, the government said on Friday.",
    "The Red Cross and the Catholic church took them over from the guerrillas near Mocoa and flew them to the capital.",
    "A commander of the guerrillas told a radio station that the men had been treated well.",
)


def copied(maker: Maker) -> list[PassageOrigin]:
    return [s for s in find_origins(maker.pile()).sentences if s.report_id != s.first_seen_report_id]


def two(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[Maker, Origins, list[str]]:
    maker = Maker()
    for outlet, day, told in (("North Wire", "2022-05-06", first), ("Lake Times", "2022-05-07", second)):
        report = maker.report(outlet, day)
        for sentence in told:
            report.plain(sentence)
    found = find_origins(maker.pile())
    return maker, found, [found.of_report[made.report.report_id] for made in maker.made]


def test_a_report_reworded_sentence_by_sentence_is_the_wire_s() -> None:
    maker, _, ids = two(WIRE, DESK)
    assert ids == [origin_of_name("North Wire")] * 2
    assert [s.kind for s in copied(maker)] == ["reworded"] * 3


def test_reworded_and_put_into_another_order_it_is_still_the_wire_s() -> None:
    assert len(set(two(WIRE, DESK[::-1])[2])) == 1


def test_another_reporter_of_the_same_incident_copies_nobody() -> None:
    maker, _, ids = two(WIRE, OTHER)
    assert len(set(ids)) == 2
    assert copied(maker) == []


def test_a_reworded_sentence_says_where_it_was_first() -> None:
    maker, found, _ = two(WIRE, DESK)
    texts = {made.report.report_id: report.text for made, report in zip(maker.made, _by_made(maker), strict=True)}
    firsts = {
        texts[s.first_seen_report_id][s.first_start : s.first_end]
        for s in found.sentences
        if s.first_seen_report_id != s.report_id
    }
    assert firsts == set(WIRE)


def _by_made(maker: Maker):  # type: ignore[no-untyped-def]
    reports = {report.report_id: report for report in maker.pile().reports}
    return [reports[made.report.report_id] for made in maker.made]


def test_the_same_form_filled_in_for_another_day_and_place_is_no_rewording() -> None:
    form = "Officers of the Kosti garrison destroyed seven drones over the railway bridge on Monday, the regional command said."
    other = "The regional command said officers of the Rabak garrison destroyed eleven drones over the railway bridge on Friday."
    assert len(set(two((form,), (other,))[2])) == 2


@pytest.mark.parametrize(
    "phrase",
    [
        "The reports could not be independently verified.",
        "There was no immediate comment from the other side.",
        "Officials could not be reached for comment.",
        "The two sides often give differing accounts.",
    ],
)
def test_what_any_reporter_may_write_is_nobody_s(phrase: str) -> None:
    maker, _, _ = two((*WIRE, phrase), (*OTHER, phrase))
    assert copied(maker) == []


TOLL = (
    "The governor of Kramatorsk said that five people were killed and dozens wounded when rockets struck the station."
)


@pytest.mark.parametrize(
    ("copy", "change"),
    [
        (TOLL.replace("five", "seven"), Change("five", "seven")),
        (TOLL.replace("five", "39"), Change("five", "39")),
        (TOLL.replace("Kramatorsk", "Mykolaiv"), Change("Kramatorsk", "Mykolaiv")),
    ],
)
def test_another_number_or_name_is_told_and_keeps_its_own_origin(copy: str, change: Change) -> None:
    maker, _, ids = two((TOLL, *WIRE), (copy, *OTHER))
    (sentence,) = copied(maker)
    assert (sentence.changes, sentence.origin_id, sentence.changed) == ((change,), ids[1], True)


@pytest.mark.parametrize("copy", [TOLL.replace("five", "5"), TOLL.replace("Kramatorsk", "Kramatorske")])
def test_a_number_in_digits_and_another_spelling_change_nothing(copy: str) -> None:
    maker, _, ids = two((TOLL, *WIRE), (copy, *OTHER))
    assert [(s.changes, s.origin_id) for s in copied(maker)] == [((), ids[0])]


def test_a_reworded_toll_that_grew_is_told() -> None:
    first = "Rescuers in Tartus pulled 14 bodies from the ruins of the flour mill that was bombed shortly before noon on Sunday."
    later = "From the ruins of a flour mill, bombed shortly before noon on Sunday, rescuers in Tartus have pulled 19 bodies."
    maker, _, _ = two((first,), (later,))
    assert [(s.kind, s.changes) for s in copied(maker)] == [("reworded", (Change("14", "19"),))]


def test_a_place_called_by_its_other_name_is_the_same_place() -> None:
    first = (
        "Volunteers in Stepanakert carried bread and candles down to the cellars, where most of the quarter has slept."
    )
    maker, _, _ = two((first,), (first.replace("Stepanakert", "Khankendi"),))
    named = replace(place("Stepanakert", "AZ", 39.8, 46.7), aliases=("Khankendi", "Xankendi"))
    pile = replace(maker.pile(), places={named.place_id: named})
    assert len(set(find_origins(pile).of_report.values())) == 1


def test_a_report_told_citing_another_has_the_other_s_origin_though_it_came_first() -> None:
    maker = Maker()
    lake = actor("Lake Times", kind="outlet")
    maker.report("North Wire", "2022-05-06").say(WIRE[0], by=actor("officials", kind="unnamed"), via=[lake])
    maker.report("Lake Times", "2022-05-07").plain(WIRE[0])
    found = find_origins(maker.pile())
    assert set(found.of_report.values()) == {origin_of_name("Lake Times")}
    assert "told citing Lake Times" in found.reasons[maker.made[0].report.report_id]


def circle(*outlets: str) -> tuple[Maker, list[str], Origins]:
    """Each outlet tells it citing the next, the last citing the first; the origins that the claims go back to."""
    maker, claims = Maker(), []
    for outlet, cited in zip(outlets, (*outlets[1:], outlets[0]), strict=True):
        report = maker.report(outlet, "2022-05-06")
        sentence = f"A column of {outlet} readers was shelled beyond the bridge of Kosti, {cited} reported on Friday."
        claims.append(report.say(sentence, by=actor("witnesses", kind="unnamed"), via=[actor(cited, kind="outlet")]))
    found = find_origins(maker.pile())
    return maker, Voices(found).origins([(claim, claim.start) for claim in claims]), found


@pytest.mark.parametrize("outlets", [("North Wire", "Lake Times"), ("North Wire", "Lake Times", "Gulf Desk")])
def test_those_who_cite_each_other_in_a_circle_are_one_origin(outlets: tuple[str, ...]) -> None:
    maker, claims, found = circle(*outlets)
    assert len(set(claims)) == 1
    assert len(set(found.of_report.values())) == 1
    reason = found.reasons[maker.made[0].report.report_id]
    assert "who cite each other" in reason and all(outlet in reason for outlet in outlets)


def nameless(*cited: str) -> Maker:
    """Reports without any outlet, each told citing one as a whole."""
    maker = Maker()
    for name in cited:
        sentence = f"A column of {name} readers was shelled beyond the bridge of Kosti, {name} reported on Friday."
        maker.report(None, "2022-05-06").say(
            sentence, by=actor("witnesses", kind="unnamed"), via=[actor(name, kind="outlet")]
        )
    return maker


def voices_of(maker: Maker) -> set[str]:
    told = [(claim, claim.start) for claim in maker.claims]
    return set(Voices(find_origins(maker.pile())).origins(told))


@pytest.mark.parametrize(
    ("cited", "number"),
    [
        (("Lake Times", "Gulf Desk"), 1),
        (("Gulf Desk", "Lake Times", "Hill Courier"), 1),
        (("Lake Times", "Lake Times"), 1),
        (("Reuters", "Lake Times"), 2),
        (("Reuters", "AFP"), 2),
    ],
)
def test_reports_that_name_no_outlet_and_only_cite_are_no_second_origin(cited: tuple[str, ...], number: int) -> None:
    assert len(voices_of(nameless(*cited))) == number


def test_an_outlet_that_tells_it_itself_is_an_origin_beside_them() -> None:
    maker = nameless("Lake Times", "Gulf Desk")
    maker.report("Lake Times", "2022-05-06").say("The bridge of Kosti was shelled in the night of Friday.")
    assert len(voices_of(maker)) == 2


def test_who_cites_an_outlet_without_its_article_means_the_same_outlet() -> None:
    maker = Maker()
    star = actor("Harbour Star", kind="outlet")
    cited = maker.report("North Wire", "2022-05-06").say(WIRE[0], by=actor("officials", kind="unnamed"), via=[star])
    own = (
        maker.report("The Harbour Star", "2022-05-06").plain(OTHER[0]).say("The bridge of Kosti was shelled on Friday.")
    )
    told = Voices(find_origins(maker.pile())).origins([(claim, claim.start) for claim in (cited, own)])
    assert set(told) == {origin_of_name("The Harbour Star")} == {origin_of_name("Harbour Star")}
    assert origin_of_name("The") != origin_of_name("")


def test_a_chain_of_citations_goes_back_to_its_end() -> None:
    maker, claims = Maker(), []
    for outlet, cited in (("North Wire", "Lake Times"), ("Lake Times", "Gulf Desk")):
        report = maker.report(outlet, "2022-05-06").plain(OTHER[0])
        claims.append(report.say(f"It was shelled, {cited} reported.", by=None, via=()))
        claims[-1] = replace(claims[-1], chain=(*claims[-1].chain, actor(cited, kind="outlet")))
    claims.append(
        maker.report("Gulf Desk", "2022-05-06").say("The bridge of Kosti was shelled in the night of Friday.")
    )
    told = Voices(find_origins(maker.pile())).origins([(claim, claim.start) for claim in claims])
    assert set(told) == {origin_of_name("Gulf Desk")}


def test_a_report_dated_before_what_it_tells_of_is_not_the_first() -> None:
    maker = Maker()
    early = maker.report("Lake Times", "1970-01-01")
    event = early.tell(WIRE[0].replace("Friday", "6 May 2022"), on="2022-05-06")
    maker.report("North Wire", "2022-05-07").plain(WIRE[0].replace("Friday", "6 May 2022"))
    pile = maker.pile()
    where = event.text.index("6 May 2022")
    dated = replace(event, date_start=event.start + where, date_end=event.start + where + len("6 May 2022"))
    found = find_origins(replace(pile, events=(dated,)))
    assert set(found.of_report.values()) == {origin_of_name("North Wire")}
    assert "not taken to be the first" in found.reasons[early.report.report_id]
    believed = find_origins(replace(pile, events=()))
    assert set(believed.of_report.values()) == {origin_of_name("Lake Times")}


def test_a_copy_without_a_date_is_never_the_first() -> None:
    maker = Maker()
    maker.report("Lake Times").plain(WIRE[0])
    maker.report("North Wire", "2022-05-07").plain(WIRE[0])
    assert set(find_origins(maker.pile()).of_report.values()) == {origin_of_name("North Wire")}


def test_twenty_thousand_sentences_are_compared_with_few_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounded work: the pairs that are aligned grow no faster than the sentences, though all of them share a stock phrase."""
    from dateline.linking.copies import near

    aligned = 0
    real = near._aligned

    def counted(words, earlier, later, stems):  # type: ignore[no-untyped-def]
        nonlocal aligned
        aligned += len(earlier)
        return real(words, earlier, later, stems)

    monkeypatch.setattr(near, "_aligned", counted)
    maker = Maker()
    for n in range(1_000):
        report = maker.report(f"Outlet {n}", "2022-03-01")
        for k in range(20):
            own = " ".join(f"w{(n * 31 + k * 7 + j * j) % 9973}" for j in range(9))
            report.plain(f"The ministry said in a statement on Monday that {own}.")
    find_origins(maker.pile())
    assert aligned <= 20_000 * 80


def test_copies_of_one_report_are_worked_on_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.linking.copies import units

    cut = 0
    real = units.sentences

    def counted(text: str, start: int, end: int):  # type: ignore[no-untyped-def]
        nonlocal cut
        cut += 1
        return real(text, start, end)

    monkeypatch.setattr(units, "sentences", counted)
    maker = Maker()
    for n in range(5_000):
        report = maker.report(f"Outlet {n}", "2022-03-01")
        for sentence in WIRE:
            report.plain(sentence)
    assert len(set(find_origins(maker.pile()).of_report.values())) == 1
    assert cut == len(WIRE)
