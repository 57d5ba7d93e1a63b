from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from dateline.exchange.brief import render_brief
from dateline.exchange.brief.charts import WIDTH, bar, range_words, timeline
from dateline.ledger.types import Alignment, ClaimedToll
from tests.making import Maker, actor, day, place

TOWN = place("Omdurman", "SD", 15.64, 32.48)
ARMY = actor("Sudanese Armed Forces", kind="military", country="SD")
RSF = actor("Rapid Support Forces", kind="armed_group", country="SD")
SENTENCE = "At least 17 people died when shells hit the market, the ministry said."


def maker() -> Maker:
    found = Maker()
    report = found.report("Lake Times", "2023-05-02")
    report.tell(
        SENTENCE, at=TOWN, on="2023-05-01", killed=(17, None), injured=(20, 30), perpetrator=RSF, target=ARMY, by=ARMY
    )
    report.say("The group denied it.", by=RSF, act="deny")
    found.report("Gulf Desk", "2023-05-23").tell(
        "A truce began.", ("Ceasefire", "in force"), on="2023-05-22", clock="21:45"
    )
    found.report("Gulf Desk", "2023-05-25").tell(
        "It was broken six times.", ("Ceasefire", "violated"), on="2023-05-24", perpetrator=RSF, by=ARMY, count=6
    )
    union = actor("African Union", kind="organisation")
    found.report("Gulf Desk", "2023-05-25").tell(
        "It called for a truce.", ("REQUEST", "yield"), by=union, thing="ceasefire"
    )
    return found


def page(found: Maker, **period: object) -> str:
    added = found.add_up()
    return render_brief(added.ledger, found.pile(), added.origins, **period)  # type: ignore[arg-type]


class Tags(HTMLParser):
    """Counts tags, and checks that they nest."""

    VOID = frozenset({"meta", "br", "col"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "srcset", "action")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def parsed(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    assert tags.open == []
    return tags


def test_a_figure_stands_beside_its_sentence_and_its_report() -> None:
    html = page(maker())
    assert "at least 17" in html and "20 to 30" in html
    assert SENTENCE in html and "Lake Times" in html
    assert html.index("at least 17") < html.index(SENTENCE) + 2000


def test_the_page_is_whole_and_needs_nothing_else() -> None:
    tags = parsed(page(maker()))
    assert "script" not in tags.seen and "link" not in tags.seen and "img" not in tags.seen
    assert all(address.startswith("#") for address in tags.addresses)
    assert page(maker()).startswith("<!DOCTYPE html>")


def test_every_reference_on_the_page_leads_somewhere() -> None:
    html = page(maker())
    ids = set(re.findall(r'id="([^"]+)"', html))
    assert {address[1:] for address in parsed(html).addresses} <= ids


def test_grade_reason_and_denial_are_told() -> None:
    html = page(maker())
    assert "contested" in html and "Denied by Rapid Support Forces" in html
    assert "One report, one origin (Lake Times)" in html


def test_the_ceasefire_has_its_hour_its_accuser_and_its_line() -> None:
    html = page(maker())
    assert "21:45" in html and "6 times" in html
    assert "Alleged violations from 2023-05-22 to 2023-05-24" in html


def test_sentences_stand_apart_and_numbers_in_columns_of_their_own() -> None:
    found = maker()
    found.report("Nile Post", "2023-05-09").tell(
        "Nine were hurt at the bridge.", at=TOWN, on="2023-05-08", injured=9, perpetrator=ARMY, by=RSF
    )
    html = page(found)
    assert "injured 20 to 30. Said to be by Rapid Support Forces. Said to be against Sudan." in html
    assert "<th>Who claims</th><th>Killed</th><th>Injured</th>" in html
    assert "<th>Who claims</th><th></th><th>Injured</th>" in html


def test_who_stands_with_a_party_is_said_once_with_the_number_of_claims() -> None:
    ledger = replace(
        maker().add_up().ledger,
        alignments=(
            Alignment("a1", "Chad", "Sudan", "Chad says that it supports Sudan.", ("c1", "c2")),
            Alignment("a2", "Chad", "Sudan", "Chad says that it supports Sudan.", ("c2", "c3")),
            Alignment("a3", "Sudan", "Sudan", "Sudan is a party."),
        ),
    )
    html = render_brief(ledger, maker().pile(), maker().add_up().origins)
    assert html.count("Chad says") == 1 and "Chad says that it supports Sudan (3 claims)." in html
    assert "is a party." not in html


def test_one_sentence_in_two_reports_is_quoted_once_with_both() -> None:
    found = Maker()
    union = actor("African Union", kind="organisation")
    for outlet in ("Gulf Desk", "Nile Post"):
        found.report(outlet, "2023-05-25").tell(
            "It called for a truce.", ("REQUEST", "yield"), by=union, thing="ceasefire"
        )
    html = page(found)
    positions = html[html.index('id="positions"') : html.index('id="contacts"')]
    assert positions.count("<blockquote>It called for a truce.") == 1
    assert "Gulf Desk" in positions and "Nile Post" in positions


HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "a & b < c", "\u202eabc"]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_text_of_a_report_is_never_markup(text: str) -> None:
    found = Maker()
    voices = {"by": actor(text, kind="unnamed"), "perpetrator": actor(text, kind="armed_group")}
    found.report(text, "2023-05-02").tell(text, at=place(text, "SD", 1.0, 2.0), on="2023-05-01", killed=3, **voices)
    html = page(found)
    assert not {"script", "img"} & set(parsed(html).seen)
    assert "{{ 7 * 7 }}" in html or "{{" not in text


def test_a_period_shows_what_falls_into_it() -> None:
    html = page(maker(), date_from=day("2023-05-20"))
    assert SENTENCE not in html and "ceasefire of 22 may 2023" in html.lower()
    html = page(maker(), date_from=day("2023-04-01"), date_to=day("2023-05-10"))
    assert SENTENCE in html and "ceasefire of 22 may 2023" not in html.lower()


def test_the_page_never_says_what_happened() -> None:
    html = page(maker())
    assert "It does not say what happened" in html
    assert "Said to be by Rapid Support Forces" in html


def test_the_same_record_gives_the_same_page_in_any_order() -> None:
    found = maker()
    added = found.add_up(reverse=True)
    assert render_brief(added.ledger, found.pile(reverse=True), added.origins) == page(found)


def test_an_empty_record_gives_a_page() -> None:
    html = page(Maker())
    assert "No dated incident is claimed." in html
    parsed(html)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (4, 4, "4"),
        (12, 13, "12 to 13"),
        (13, None, "at least 13"),
        (None, 5, "up to 5"),
        (None, None, "no number"),
        (0, 0, "0"),
    ],
)
def test_ranges_in_words(low: int | None, high: int | None, words: str) -> None:
    assert range_words(low, high) == words


def claimed(low: int | None, high: int | None) -> ClaimedToll:
    return ClaimedToll("a", "a", None, low, high, None, None, None, "c", "r", "")


@pytest.mark.parametrize(
    ("low", "high", "most"), [(4, 4, 10), (0, 10, 10), (9, None, 10), (None, 3, 10), (10, 10, 10), (0, 0, 0)]
)
def test_bars_stay_on_their_scale(low: int | None, high: int | None, most: int) -> None:
    drawn = bar(claimed(low, high), "killed", most)
    assert drawn is not None
    assert drawn.x >= 0 and drawn.width > 0 and drawn.x + drawn.width <= WIDTH + 3
    assert drawn.open_end is (high is None)


def test_no_number_has_no_bar() -> None:
    assert bar(claimed(None, None), "killed", 10) is None


def test_a_ceasefire_without_days_has_no_line() -> None:
    found = Maker()
    found.report("A", "2023-05-23").tell("A truce began.", ("Ceasefire", "in force"), on="2023-05-22")
    assert timeline(found.ceasefires()[0]) is None
