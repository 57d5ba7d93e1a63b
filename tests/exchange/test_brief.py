from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest

from dateline.exchange.brief import render_brief
from dateline.exchange.brief.charts import WIDTH, bar, range_words, side_number
from dateline.exchange.brief.incidents import LARGEST
from dateline.judgements.types import Judgement, Kind, Standing, Touched
from dateline.ledger.types import Alignment, ClaimedToll, Denied, Extension, Finding, FirstAllegation, FoundBy
from dateline.linking.types import Change, PassageOrigin
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

    VOID = frozenset({"meta", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.named: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.note(attrs)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.note(attrs)

    def note(self, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [v or "" for name, v in attrs if name in ("href", "src", "srcset", "action", "xlink:href")]
        self.ids += [v or "" for name, v in attrs if name == "id"]
        self.named += [name for name, _ in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def texts_of(html: str) -> str:
    """What a reader sees, tags and needless space left out."""
    body = re.sub(r"<style>.*?</style>|<[^>]+>", "", html, flags=re.S)
    return re.sub(r"\s+", " ", unescape(body))


def parsed(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    assert tags.open == []
    return tags


def test_a_figure_stands_beside_its_sentence_and_its_report() -> None:
    html = page(maker())
    assert "at least 17" in html and "20 to 30" in html
    assert SENTENCE in html and "Lake Times" in html
    shown = texts_of(html)
    assert f"{SENTENCE} 1 Lake Times" in shown and "Lake Times, 2 May 2023, characters 0–70" in shown


def test_the_page_is_whole_and_needs_nothing_else() -> None:
    tags = parsed(page(maker()))
    assert "script" not in tags.seen and "link" not in tags.seen and "img" not in tags.seen
    assert all(address.startswith("#") for address in tags.addresses)
    assert page(maker()).startswith("<!DOCTYPE html>")


def test_every_reference_on_the_page_leads_somewhere() -> None:
    tags = parsed(page(maker()))
    assert {address[1:] for address in tags.addresses} <= set(tags.ids)
    assert len(tags.ids) == len(set(tags.ids))


def test_grade_reason_and_denial_are_told() -> None:
    html = page(maker())
    assert "contested" in html and "Denied by Rapid Support Forces" in html
    assert "One report, one origin (Lake Times)" in html


def test_the_ceasefire_has_its_hour_its_accuser_and_its_line() -> None:
    html = page(maker())
    assert "21:45" in html and "6 times" in html
    assert "Alleged violations, 22 to 24 May 2023" in html and "in force 21:45" in html


def test_sentences_stand_apart_and_numbers_name_their_kind() -> None:
    found = maker()
    found.report("Nile Post", "2023-05-09").tell(
        "Nine were hurt at the bridge.", at=TOWN, on="2023-05-08", injured=9, perpetrator=ARMY, by=RSF
    )
    shown = texts_of(page(found))
    assert "Claimed in all: killed at least 17; injured 20 to 30." in shown
    assert "Said to be by Rapid Support Forces. Said to be against Sudan." in shown
    assert "Claimed in all: injured 9." in shown


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
    assert positions.count(">It called for a truce.") == 1
    assert "Gulf Desk" in positions and "Nile Post" in positions


def test_a_ceasefire_tells_its_first_allegation_denials_findings_and_extensions() -> None:
    found = maker()
    added = found.add_up()
    (truce,) = added.ledger.ceasefires
    (violation,) = truce.violations
    claim_id, on = violation.claim_id, day("2023-05-22")
    told = replace(
        violation,
        clock_from="21:50",
        clock_to=None,
        date_from=on,
        date_to=on,
        minutes_from=5,
        minutes_to=5,
        accuser_side="Sudan",
        act="shelling",
        place="Bahri",
        called=False,
        origins=("o1", "o2"),
        found_by=(FoundBy("The monitors", "not verified", claim_id),),
    )
    first = FirstAllegation("Sudan", "the RSF", on, "21:50", None, 5, 5, "w1", claim_id)
    richer = replace(
        truce,
        violations=(told,),
        first_allegation=(first,),
        denials=(Denied("Rapid Support Forces", None, on, on, claim_id, ""),),
        findings=(Finding("The monitors", "monitor", "broken", "the RSF", on, on, claim_id, ""),),
        extensions=(Extension(day("2023-05-29"), day("2023-06-03"), claim_id),),
        incidents_during=(added.ledger.incidents[0].incident_id,),
    )
    html = render_brief(replace(added.ledger, ceasefires=(richer,)), found.pile(), added.origins)
    shown = texts_of(html)
    assert (
        "First allegation after it began: Sudan accuses the RSF, 22 May 2023, 21:50 (5 minutes after it began)."
        in shown
    )
    assert "Said to be prolonged on 29 May 2023 until 3 June 2023." in shown
    assert (
        "Alleged: shelling, Bahri. 5 minutes after it began. Nobody calls it a breach" in shown
        and "2 origins." in shown
    )
    assert "The monitors, on neither side: not verified." in shown
    assert "Said by those on neither side The monitors: monitor: broken by the RSF, 22 May 2023" in shown
    assert "Denials Rapid Support Forces: denies that it broke it" in shown
    assert "Incidents told of its days, alleged as breaches or not: 1" in shown
    tags = parsed(html)
    assert {address[1:] for address in tags.addresses} <= set(tags.ids)


def test_what_a_person_rejected_is_left_out_and_listed() -> None:
    found = maker()
    added = found.add_up()
    incident = added.ledger.incidents[0]
    ledger = replace(added.ledger, incidents=(replace(incident, judged="rejected"),))
    html = render_brief(ledger, found.pile(), added.origins, standings=(judged("reject", incident.incident_id),))
    shown = texts_of(html)
    assert "0 incidents claimed" in shown and f'id="{incident.incident_id}"' not in html
    assert f"reject incident {incident.title}" in shown
    tags = parsed(html)
    assert {address[1:] for address in tags.addresses} <= set(tags.ids)


def test_a_number_that_a_copy_changed_is_shown_with_both_sentences() -> None:
    found = maker()
    first, second = found.report("North Wire", "2023-05-03"), found.report("South Paper", "2023-05-04")
    before, after = "Shells killed five people at the bridge.", "Shells killed seven people at the bridge."
    first.plain(before)
    second.plain(after)
    added = found.add_up()
    copy = PassageOrigin(
        second.report.report_id, 0, len(after), "o9", first.report.report_id, 0, True, "near", len(before),
        (Change("five", "seven"),),
    )  # fmt: skip
    html = render_brief(added.ledger, found.pile(), replace(added.origins, sentences=(copy,)))
    shown = texts_of(html)
    assert "five → seven Shells killed five people at the bridge." in shown
    assert "North Wire, 3 May 2023, characters 0–40 Shells killed seven" in shown
    assert "What copies changed" not in page(maker())


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><style>body{display:none}</style>",
    "</title></svg><a href=javascript:alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "a & b < c",
    "\u202eabc\u2066",
    "\x00\x1b[31m\ud800",
    "وزارة الدفاع",
    "W" * 400,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_text_of_a_report_is_never_markup(text: str) -> None:
    found = Maker()
    voices = {"by": actor(text, kind="unnamed"), "perpetrator": actor(text, kind="armed_group")}
    found.report(text, "2023-05-02").tell(text, at=place(text, "SD", 1.0, 2.0), on="2023-05-01", killed=3, **voices)
    found.report(text, "2023-05-02").tell(text, ("Ceasefire", "in force"), on="2023-05-01", **voices)
    found.report(text, "2023-05-04").tell(text, ("Ceasefire", "violated"), on="2023-05-03", count=2, **voices)
    found.report(text, "2023-05-02").tell(text, ("REQUEST", "yield"), by=actor(text), thing=text)
    html = page(found, place=None)
    tags = parsed(html)
    assert not {"script", "img"} & set(tags.seen) and tags.seen.count("style") == 1
    assert not [name for name in tags.named if name.startswith("on")]
    assert all(address.startswith("#") for address in tags.addresses)
    assert "{{ 7 * 7 }}" in html or "{{" not in text
    assert not {c for c in html if ord(c) < 32 and c not in "\n\t"} and html.encode()


def test_a_name_written_from_right_to_left_is_kept_apart_from_the_words_around_it() -> None:
    found = Maker()
    ministry = actor("وزارة الدفاع", kind="government", country="SD")
    found.report("Lake Times", "2023-05-02").tell("قتل ثلاثة", at=TOWN, on="2023-05-01", killed=3, by=ministry)
    html = page(found)
    assert "<bdi>وزارة الدفاع</bdi>" in html and '<blockquote dir="auto">قتل ثلاثة' in html


def test_nothing_but_inline_style_is_allowed_to_the_page() -> None:
    html = page(maker())
    assert "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'" in html
    assert html.index("Content-Security-Policy") < html.index("<title>")
    assert "url(" not in html.replace("url(#hatch", "")


def test_a_figure_leads_to_its_sentence_and_the_sentence_marks_the_number() -> None:
    found = Maker()
    report = found.report("Lake Times", "2023-05-02")
    report.tell(SENTENCE, at=TOWN, on="2023-05-01", killed=(17, None), by=ARMY)
    spot = (SENTENCE.index("17"), SENTENCE.index("17") + 2)
    event = found.events[-1]
    found.events[-1] = replace(event, tolls=(replace(event.tolls[0], text="17", start=spot[0], end=spot[1]),))
    html = page(found)
    assert '<a href="#q1-1" aria-label="killed: at least 17">' in html
    quoted = html[html.index('id="q1-1"') :]
    assert quoted.index("<mark>17</mark>") < quoted.index("Lake Times") < quoted.index("characters 0–70")


def test_a_figure_told_in_another_sentence_has_that_sentence_too() -> None:
    found = Maker()
    report = found.report("Lake Times", "2023-05-02")
    report.tell("Shells hit the market.", at=TOWN, on="2023-05-01", killed=17, by=ARMY)
    later = "Seventeen died, it said."
    report.plain(later)
    start = len("Shells hit the market.") + 2
    event = found.events[-1]
    found.events[-1] = replace(event, tolls=(replace(event.tolls[0], text="Seventeen", start=start, end=start + 9),))
    shown = texts_of(page(found))
    assert "Shells hit the market. 1 Lake Times, 2 May 2023, characters 0–22" in shown
    assert f"{later} 1 Lake Times, 2 May 2023, characters {start}–{start + len(later)}" in shown


def test_an_earlier_figure_stays_beside_the_one_that_replaced_it() -> None:
    found = Maker()
    for day_, killed in (("2023-05-02", 5), ("2023-05-03", 9)):
        found.report("Lake Times", day_).tell(
            f"The army said {killed} people died at the market.", at=TOWN, on="2023-05-01", killed=killed, by=ARMY
        )
    shown = texts_of(page(found))
    assert "Claimed in all: killed 9." in shown
    assert "killed 5, 2 May 2023 (raised later) The army said 5 people died at the market." in shown


def test_vague_places_are_listed_and_never_pinned() -> None:
    found = maker()
    state = place("Khartoum State", "SD", 15.5, 32.5, feature="region")
    found.report("Nile Post", "2023-05-09").tell(
        "Five died in the state.", at=state, on="2023-05-08", killed=5, by=RSF, where_prec=4
    )
    found.report("Nile Post", "2023-05-12").tell("Six died somewhere.", on="2023-05-11", killed=6, by=RSF)
    html = page(found)
    drawn = html[html.index('<svg class="map') : html.index('class="sites"')]
    assert "Omdurman" in drawn and "Khartoum State" not in drawn
    shown = texts_of(html)
    assert "Khartoum State (an area, not a point)" in shown and "No place told: " in shown


def test_the_map_names_its_maker_and_no_owner() -> None:
    shown = texts_of(page(maker()))
    assert "Natural Earth" in shown and "neither says whose a territory is" in shown


def test_a_place_shows_what_is_told_of_it() -> None:
    found = maker()
    found.report("Nile Post", "2023-05-09").tell(
        "Nine were hurt at the bridge.", at=place("Merowe", "SD", 18.4, 31.8), on="2023-05-08", injured=9, by=RSF
    )
    shown = texts_of(page(found, place="merowe"))
    assert "Nine were hurt" in shown and SENTENCE not in shown and "African Union" not in shown
    assert "1 report" in shown and "merowe" in shown


def many(number: int) -> Maker:
    """Incidents on as many days, at a few dozen places, of two sides."""
    found = Maker()
    first = day("2023-05-01")
    for n in range(number):
        when = date.fromordinal(first.toordinal() + n).isoformat()
        at = place(f"Town {n % 40}", "SD", 12 + (n % 40) / 10, 30 + (n % 7) / 5)
        found.report(f"Outlet {n % 9}", when).tell(
            f"Shells killed {n + 1} people in place {n}.", at=at, on=when, killed=n + 1, by=(ARMY, RSF)[n % 2]
        )
    return found


def test_three_hundred_incidents_stay_findable() -> None:
    html = page(many(300))
    tags = parsed(html)
    assert {address[1:] for address in tags.addresses} <= set(tags.ids)
    summary = html[html.index('id="summary"') : html.index('id="map"')]
    assert summary.count('href="#day-') == 300 and "May 2023" in summary and "February 2024" in summary
    largest = summary[summary.index("Most dead claimed") : summary.index("Grades")]
    assert largest.count("<tr>") == 1 + LARGEST and ">300<" in largest
    assert html.index('id="summary"') < html.index('id="map"') < html.index('id="days"')


def test_the_parties_have_their_tints_in_the_order_of_their_names() -> None:
    ledger = replace(maker().add_up().ledger, parties=("Zamin", "Aran"))
    html = render_brief(ledger, maker().pile(), maker().add_up().origins)
    sides = html[html.index("who fights whom") :]
    assert sides.index("s1") < sides.index("Aran") < sides.index("s2") < sides.index("Zamin")
    assert [side_number(side, ["Aran", "Zamin"]) for side in ("Aran", "Zamin", None, "Else")] == [1, 2, 0, 0]


def test_the_page_can_be_read_by_a_screen_reader() -> None:
    html = page(maker())
    seen = parsed(html).seen
    assert '<html lang="en">' in html and {"header", "nav", "main"} <= set(seen) and seen.count("h1") == 1
    assert all("scope=" in head for head in re.findall(r"<th\b[^>]*>", html))
    drawings = re.findall(r"<svg\b[^>]*>", html)
    assert all('role="img"' in svg or 'aria-hidden="true"' in svg for svg in drawings)
    assert all("aria-label" in svg or "aria-hidden" in svg or "range" in svg for svg in drawings)
    assert all(f'aria-labelledby="{name}"' not in html or f'id="{name}"' in html for name in ("h-map", "h-days"))


def judged(kind: Kind, incident_id: str, **more: str) -> Standing:
    found = Judgement(kind, "incident", incident_id, "L. Okoye", "2024-05-01T12:00:00Z", "Read <both>.", **more)
    return Standing(found, "in force", applies_to=(incident_id,))


def test_what_people_judged_is_listed_and_shown_where_it_touches() -> None:
    found = maker()
    added = found.add_up()
    incident = added.ledger.incidents[0]
    standing = judged("correct", incident.incident_id, field="killed_low", value="18")
    set_fields = (Touched("killed_low", standing.judgement.judgement_id, 17),)
    touched = replace(incident, touched=set_fields, judged="confirmed")
    ledger = replace(added.ledger, incidents=(touched, *added.ledger.incidents[1:]))
    html = render_brief(ledger, found.pile(), added.origins, standings=(standing,))
    shown = texts_of(html)
    assert "confirmed by a person" in shown and "Set by a person, L. Okoye: killed_low (was 17) (why)" in shown
    assert "correct incident: killed_low is 18" in shown and "Read <both>." in shown
    tags = parsed(html)
    assert {address[1:] for address in tags.addresses} <= set(tags.ids)
    assert 'id="judgements"' not in page(found)


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
