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
