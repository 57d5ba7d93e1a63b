from __future__ import annotations

from tests.making import Maker, actor

OWN = "Farmers in the Gezira say that the sorghum harvest may fail for want of diesel, seed and field hands."
WIRE = "Shells hit the vegetable market of Kharkiv shortly after dawn on Tuesday, wounding traders and their customers."


def test_how_much_of_an_outlet_is_its_own() -> None:
    maker = Maker()
    maker.report("North Wire", "2022-03-01").plain(WIRE)
    maker.report("Lake Times", "2022-03-02").plain(OWN).plain(OWN.replace("Gezira", "Sennar")).plain(WIRE)
    lake, north = maker.add_up().ledger.sources
    assert (north.outlet, north.own_share, north.copied_from) == ("North Wire", 1.0, ())
    assert 0.5 < lake.own_share < 0.8
    assert [c.name for c in lake.copied_from] == ["North Wire"]


def test_an_agency_s_story_is_not_the_outlet_s_own() -> None:
    maker = Maker()
    maker.report("Lake Times", "2022-03-02", agency="North Wire").plain(WIRE)
    (view,) = maker.add_up().ledger.sources
    assert (view.own_share, [c.name for c in view.copied_from]) == (0.0, ["North Wire"])


def test_whom_an_outlet_quotes() -> None:
    maker = Maker()
    report = maker.report("Lake Times", "2022-03-02")
    for n in range(3):
        report.say(f"It had been quiet {n}.", by=actor("Ukraine", country="UA"))
    report.say("It had not.", by=actor("witnesses", kind="unnamed"))
    (view,) = maker.add_up().ledger.sources
    assert view.quoted == (("no side", 4),)


def test_a_report_of_nobody_is_its_own() -> None:
    maker = Maker()
    maker.report(None, "2022-03-02").plain(WIRE)
    assert [s.own_share for s in maker.add_up().ledger.sources] == [1.0]


def test_how_many_of_its_claims_carry_another_s_origin() -> None:
    maker = Maker()
    maker.report("North Wire", "2022-03-01").say(WIRE)
    lake = maker.report("Lake Times", "2022-03-02").plain(OWN)
    lake.say(WIRE)
    lake.say("It had been quiet at the market.", by=actor("a trader", kind="unnamed"))
    lake.say("It had not.", by=actor("witnesses", kind="unnamed"), via=[actor("Gulf Desk", kind="outlet")])
    view, north = maker.add_up().ledger.sources
    assert (view.outlet, view.claims, view.claims_of_others) == ("Lake Times", 3, 2)
    assert (north.claims, north.claims_of_others) == (1, 0)


def test_an_outlet_that_reposts_itself_is_its_own_and_one_origin() -> None:
    maker = Maker()
    for day in ("2022-03-01", "2022-03-02", "2022-03-03"):
        maker.report("Lake Times", day).say(WIRE)
    summed = maker.add_up()
    (view,) = summed.ledger.sources
    assert (len(view.reports), view.own_share, view.copied_from, view.claims_of_others) == (3, 1.0, (), 0)
    assert len(set(summed.origins.of_report.values())) == 1
