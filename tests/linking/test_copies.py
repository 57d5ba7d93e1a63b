from __future__ import annotations

import pytest

from dateline.linking.copies import find_origins, origin_of_name
from dateline.linking.types import Origins, Pile
from dateline.linking.voices import Voices
from tests.making import Made, Maker, actor

MARKET = (
    "Shells hit the vegetable market of Kharkiv shortly after dawn on Tuesday, wounding traders and their customers."
)
DRIVER = "A bus driver who had parked nearby said he counted six explosions before the roof of the hall came down."
SCHOOL = "Classes in the neighbourhood were suspended and the pupils were taken to the station of the underground."
CLINIC = "Doctors at the regional clinic appealed for donors of blood and for fuel to keep the generators running."
BRIDGE = "Engineers closed the eastern bridge for a week because of cracks that were found in two of its pillars."
HARVEST = "Farmers in the Gezira say that the sorghum harvest may fail for want of diesel, seed and field hands."


def texts(made: Made, *sentences: str) -> Made:
    for sentence in sentences:
        made.plain(sentence)
    return made


def origins_of(maker: Maker) -> tuple[Origins, list[str]]:
    """Origins, and the origin of each report in the order in which they were made."""
    found = find_origins(maker.pile())
    return found, [found.of_report[made.report.report_id] for made in maker.made]


def test_two_outlets_with_texts_of_their_own_are_two_origins() -> None:
    maker = Maker()
    texts(maker.report("North Wire", "2022-03-01"), MARKET, DRIVER)
    texts(maker.report("Delta Paper", "2022-03-01"), SCHOOL, CLINIC)
    assert len(set(origins_of(maker)[1])) == 2


def test_one_agency_is_one_origin_even_in_different_stories() -> None:
    maker = Maker()
    texts(maker.report("Delta Paper", "2022-03-01", agency="North Wire"), MARKET)
    texts(maker.report("Lake Times", "2022-03-09", agency="North Wire"), BRIDGE)
    assert len(set(origins_of(maker)[1])) == 1


def test_an_agency_s_own_site_and_its_credit_elsewhere_are_one_origin() -> None:
    maker = Maker()
    texts(maker.report("NORTH WIRE", "2022-03-01"), MARKET)
    texts(maker.report("Lake Times", "2022-03-09", agency="North Wire"), BRIDGE)
    assert set(origins_of(maker)[1]) == {origin_of_name("north wire")}


def test_two_stories_of_one_outlet_are_one_origin() -> None:
    maker = Maker()
    texts(maker.report("Lake Times", "2022-03-01"), MARKET)
    texts(maker.report("Lake Times", "2022-03-02"), BRIDGE)
    assert len(set(origins_of(maker)[1])) == 1


def test_a_text_copied_without_credit_goes_back_to_who_had_it_first() -> None:
    maker = Maker()
    texts(maker.report("North Wire", "2022-03-01"), MARKET, DRIVER, SCHOOL)
    texts(maker.report("Lake Times", "2022-03-02"), MARKET, DRIVER, SCHOOL)
    found, ids = origins_of(maker)
    assert ids == [origin_of_name("North Wire")] * 2
    assert "100% of its words were told before by North Wire" in found.reasons[maker.made[1].report.report_id]


def test_a_trimmed_copy_goes_back_to_the_longer_story_of_the_same_day() -> None:
    maker = Maker()
    texts(maker.report("Lake Times", "2022-03-01"), MARKET, DRIVER)
    texts(maker.report("North Wire", "2022-03-01"), MARKET, DRIVER, SCHOOL, CLINIC)
    assert origins_of(maker)[1] == [origin_of_name("North Wire")] * 2


def test_an_uncredited_copy_dated_before_the_agency_s_story_is_still_the_agency_s() -> None:
    maker = Maker()
    texts(maker.report("Lake Times", "2022-03-01"), MARKET, DRIVER)
    texts(maker.report("Gulf Desk", "2022-03-02", agency="North Wire"), MARKET, DRIVER)
    assert len(set(origins_of(maker)[1])) == 1


def test_a_shared_paragraph_of_background_does_not_make_two_stories_one() -> None:
    maker = Maker()
    texts(maker.report("North Wire", "2022-03-01"), MARKET, DRIVER, HARVEST)
    texts(maker.report("Lake Times", "2022-03-02"), SCHOOL, CLINIC, BRIDGE, HARVEST)
    found, ids = origins_of(maker)
    assert len(set(ids)) == 2
    shared = [s for s in found.sentences if s.report_id == maker.made[1].report.report_id]
    assert [s.origin_id for s in shared] == [ids[0]]


REWORDED = [
    "Shells hit the vegetable market of Kharkiv shortly after dawn Tuesday, wounding traders and their customers.",
    "Shells hit a vegetable market of Kharkiv shortly after dawn on Tuesday, wounding traders and customers.",
    "Shells hit the vegetable market of Kharkiv shortly after dawn on Tuesday, wounding traders and their customers, it said.",
    "Shells have hit the vegetable market in Kharkiv shortly after dawn on Tuesday, wounding the traders and their customers.",
]


@pytest.mark.parametrize("copy", REWORDED)
def test_a_sentence_slightly_reworded_is_a_copy(copy: str) -> None:
    maker = Maker()
    texts(maker.report("North Wire", "2022-03-01"), MARKET, DRIVER)
    texts(maker.report("Lake Times", "2022-03-02"), copy)
    assert len(set(origins_of(maker)[1])) == 1


@pytest.mark.parametrize(
    "other",
    [
        "Shells hit the bus station of Mykolaiv shortly before dusk on Monday, and no traders or customers were wounded.",
        "The vegetable market of Kharkiv opened again on Tuesday, and traders greeted their customers after a week of repairs.",
    ],
)
def test_a_sentence_on_a_like_matter_is_no_copy(other: str) -> None:
    maker = Maker()
    texts(maker.report("North Wire", "2022-03-01"), MARKET)
    texts(maker.report("Lake Times", "2022-03-02"), other)
    assert len(set(origins_of(maker)[1])) == 2


def test_a_copy_with_another_number_keeps_its_own_origin_for_that_sentence() -> None:
    first = "The regional governor said at least 14 people were killed when rockets struck the railway station of Kramatorsk."
    maker = Maker()
    texts(maker.report("North Wire", "2022-04-08"), first, MARKET, DRIVER)
    texts(maker.report("Lake Times", "2022-04-09"), first.replace("14", "39"), SCHOOL, CLINIC, BRIDGE)
    found, ids = origins_of(maker)
    changed = [s for s in found.sentences if s.changed]
    assert [(s.report_id, s.origin_id) for s in changed] == [(maker.made[1].report.report_id, ids[1])]


def test_short_sentences_are_neither_copied_nor_own() -> None:
    maker = Maker()
    texts(maker.report("North Wire", "2022-03-01"), "He did not elaborate.", MARKET)
    texts(maker.report("Lake Times", "2022-03-02"), "He did not elaborate.", BRIDGE)
    assert len(set(origins_of(maker)[1])) == 2


def test_passages_say_who_had_them_first() -> None:
    maker = Maker()
    texts(maker.report("North Wire", "2022-03-01"), MARKET, DRIVER)
    texts(maker.report("Lake Times", "2022-03-02"), SCHOOL, CLINIC, BRIDGE, DRIVER)
    found = find_origins(maker.pile())
    later = maker.made[1].report.report_id
    firsts = [p.first_seen_report_id for p in found.passages if p.report_id == later]
    assert firsts == [later, later, later, maker.made[0].report.report_id]


def test_an_outlet_that_reposts_itself_copies_nobody() -> None:
    maker = Maker()
    for on in ("2022-03-01", "2022-03-02", "2022-03-03"):
        texts(maker.report("Lake Times", on), MARKET, DRIVER)
    found, ids = origins_of(maker)
    assert set(ids) == {origin_of_name("Lake Times")}
    assert all("own text" in found.reasons[made.report.report_id] for made in maker.made)


def test_reports_without_an_outlet_stand_for_themselves() -> None:
    maker = Maker()
    texts(maker.report(None, "2022-03-01"), MARKET)
    texts(maker.report(None, "2022-03-02"), BRIDGE)
    texts(maker.report(None, "2022-03-03", url="https://lake.example/a"), SCHOOL)
    texts(maker.report(None, "2022-03-04", url="https://lake.example/b"), CLINIC)
    ids = origins_of(maker)[1]
    assert len(set(ids)) == 3 and ids[2] == ids[3]


def test_citing_one_another_in_a_circle_ends() -> None:
    maker = Maker()
    north, lake = actor("North Wire", kind="outlet"), actor("Lake Times", kind="outlet")
    one = texts(maker.report("North Wire", "2022-03-01"), SCHOOL)
    a = one.say(
        "The bridge at Kosti was blown up, Lake Times reported.", by=actor("officials", kind="unnamed"), via=[lake]
    )
    two = texts(maker.report("Lake Times", "2022-03-01"), CLINIC)
    b = two.say("A bridge near Kosti has been destroyed, according to North Wire.", by=north)
    voices = Voices(find_origins(maker.pile()))
    assert (voices.origin(a), voices.origin(b)) == (origin_of_name("Lake Times"), origin_of_name("North Wire"))


def test_a_claim_in_a_copied_sentence_has_the_origin_of_the_sentence() -> None:
    maker = Maker()
    governor = actor("regional governor", kind="unnamed", country="UA")
    maker.report("North Wire", "2022-03-01").say(MARKET, by=governor)
    copy = texts(maker.report("Lake Times", "2022-03-02"), SCHOOL, CLINIC, BRIDGE).say(MARKET, by=governor)
    assert Voices(find_origins(maker.pile())).origin(copy) == origin_of_name("North Wire")


@pytest.mark.parametrize("reverse", [False, True])
def test_the_order_of_reports_changes_nothing(reverse: bool) -> None:
    maker = Maker()
    for n, outlet in enumerate(("Lake Times", "North Wire", "Gulf Desk", "Delta Paper")):
        texts(maker.report(outlet, f"2022-03-0{n % 2 + 1}"), MARKET, DRIVER, (SCHOOL, CLINIC, BRIDGE, HARVEST)[n])
    assert find_origins(maker.pile(reverse=reverse)) == find_origins(maker.pile())


def test_an_empty_pile_has_no_origins() -> None:
    assert find_origins(Pile((), (), (), {})) == Origins({}, (), {})


def test_two_thousand_copies_of_one_report_are_one_origin() -> None:
    maker = Maker()
    for n in range(2_000):
        texts(maker.report(f"Outlet {n}", "2022-03-01"), MARKET, DRIVER)
    assert len(set(find_origins(maker.pile()).of_report.values())) == 1
