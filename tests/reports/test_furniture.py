"""Lines of the page, and sentences that only look like them."""

from __future__ import annotations

import pytest

from dateline.reports.colophon import is_colophon, is_signed_in_brackets
from dateline.reports.furniture import furniture_reason, rights_tail


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Contact Us", "phrase"),
        ("Subscribe", "phrase"),
        ("SUBSCRIBE NOW", "phrase"),
        ("Share | Tweet | Email | Print", "phrase"),
        ("Share Facebook Twitter WhatsApp", "phrase"),
        ("Comments (12)", "phrase"),
        ("Advertisement", "phrase"),
        ("Read more", "phrase"),
        ("Related articles", "phrase"),
        ("* * *", "mark"),
        ("###", "mark"),
        ("-30-", "mark"),
        ("[END]", "mark"),
        ("3 min read", "counter"),
        ("1,204 views", "counter"),
        ("2 hours ago", "counter"),
        ("Published 3 hours ago", "counter"),
        ("Published:", "phrase"),
        ("END TEXT", "mark"),
        ("Sign up for our evening briefing.", "invitation"),
        ("Follow us on Telegram: @hillcourier", "invitation"),
        ("Read also: Bridge reopened after two months", "invitation"),
        ("READ MORE: What we know of the strike on Hodeidah", "invitation"),
        ("Tags: Sudan, Darfur, ceasefire", "invitation"),
        ("Also Read | Army denies shelling", "invitation"),
        ("If you spot a mistake, select it and press Ctrl+Enter.", "invitation"),
        ("Ana Roe, press officer, tel. +41 22 000 00 00, roe@aid.example", "address"),
        ("We use cookies to make this page work.", "invitation"),
        ("© 2023 Hill Courier", "copyright"),
        ("Copyright 2019-2024 The Hill Courier. All rights reserved.", "copyright"),
        ("(c) 2020 Lake News Agency", "copyright"),
        ("The Hill Courier © 2021 · Share · Contact us", "copyright"),
        ("Lake News Agency. When reprinting, a link to the agency is required.", "copyright"),
        ("Hill Courier Ltd. All Rights Reserved", "copyright"),
        ("This material may not be published, broadcast or rewritten without consent.", "copyright"),
        ("https://hill-courier.example/2020/10/05/shelling", "address"),
        ("newsdesk@hill-courier.example", "address"),
        ("#Sudan #Darfur", "address"),
        ("FILE PHOTO: Soldiers on parade in Khartoum in 2019.", "caption"),
        ("Photo: Lake News Agency", "caption"),
        ("Image caption, The bridge after the strike", "caption"),
        ("Home > Africa > Sudan", "section"),
        ("Lake News Agency WORLD", "section"),
        ("Hill Courier | Politics", "section"),
        ("World", "section"),
        ("News / Middle East", "section"),
        ("More to follow", "mark"),
        ("MORE FOLLOWS.", "mark"),
        ("Follow the Hill Courier on all platforms", "invitation"),
        ("Find our reporters on Telegram", "invitation"),
        ("All times are Kyiv time", "invitation"),
        ("To receive this bulletin every week, write to our office.", "invitation"),
        ("Letters to the editor are read by all of us.", "invitation"),
        ("Contact us for photographs and interviews.", "invitation"),
        ("Reproduction is free if the source is named.", "copyright"),
        ("Lake Media Desk. May be reproduced freely.", "copyright"),
    ],
)
def test_a_line_of_the_page_is_furniture(line: str, reason: str) -> None:
    assert furniture_reason(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Share of the blame lies with both sides, the envoy said.",
        "Contact with the garrison was lost on Monday.",
        "Subscribers to the truce include three armed groups.",
        "Comments by the minister angered Bogota.",
        "Read the ceasefire text aloud, the mediator told both delegations.",
        "Photographs taken by residents show two craters.",
        "Video shows a missile hitting the market, the ministry said.",
        "Images of the attack were shared by the rebels.",
        "The army will follow us on every road, a rebel commander said.",
        "Copyright law was not discussed at the talks.",
        "Ceasefire holds",
        "#Bunia #DRC: rebels seize airport",
        "@hillcourier",
        "Tigray",
        "Six killed",
        "UPPER VALLEY CONFLICT",
        "More than 20 people were killed.",
        "More: that is what the besieged town needs, its mayor said, of all things, before the snow closes its road.",
        "World powers, including China and the United States, called for a ceasefire.",
        "News of the strike reached Addis Ababa late on Tuesday.",
        "“We reserve all rights to respond,” the general said.",
        "A photo marked (c) 2020 shows the bridge before the army shelled it, the museum said.",
        "Russia | Ukraine",
        "Both sides",
        "Watch towers along the border were destroyed, the guard said.",
        "Print works in Mariupol were hit by two rockets.",
        "End the war, the crowd shouted.",
        "13 killed, 48 injured",
        "Follow the ceasefire, the envoy urged both sides.",
        "Join the army or leave the town, the rebels told young men on Telegram.",
        "To receive this aid, villagers must cross the front line, the agency said.",
        "More to follow than to lead, the general joked.",
        "All times of the truce were told in local time by the mediator.",
    ],
)
def test_a_sentence_or_a_headline_is_not(line: str) -> None:
    assert furniture_reason(line) is None


@pytest.mark.parametrize(
    ("paragraph", "is_page"),
    [
        ("The Lake Weekly appears on Fridays. Letters to the editor are welcome.", True),
        ("Issued by the press office in Goma. Contact us for interviews.", True),
        ("Prepared by the Hill Relief Desk. To receive this update by e-mail, register on our page.", True),
        ("Lake Desk. The Hill Courier is published every day.", True),
        ("Issued by the military court in Kyiv. The sentence was carried out.", False),
        ("The commander appears on Fridays. He spoke of victory.", False),
        ("The war report is published every week. It counts the dead.", False),
        ("Contact us for interviews. Ten people were killed in Goma on Monday.", False),
    ],
)
def test_a_paragraph_that_signs_off_is_the_page_s(paragraph: str, is_page: bool) -> None:
    assert is_colophon(paragraph) is is_page


@pytest.mark.parametrize(
    ("line", "is_signed"),
    [
        ("(Lake Wire newsroom)", True),
        ("[Hill Courier foreign desk]", False),
        ("(Goma bureau)", True),
        ("(The rebels hold the bureau)", False),
        ("Lake Wire newsroom", False),
    ],
)
def test_a_line_in_brackets_that_signs_a_report(line: str, is_signed: bool) -> None:
    assert is_signed_in_brackets(line) is is_signed


def test_a_notice_of_rights_behind_a_sentence_is_found_where_it_begins() -> None:
    text = "The truce held overnight, both armies said. © 2021 Hill Courier. All rights reserved."
    at = rights_tail(text)
    assert at is not None
    assert text[at:].startswith("© 2021")


def test_a_sentence_about_copyright_has_no_tail() -> None:
    assert (
        rights_tail("The station stopped. Copyright disputes had nothing to do with it, its owner said in Goma.")
        is None
    )


@pytest.mark.parametrize(
    "line", ["(" * 50_000, "©" * 50_000, "> " * 50_000, "a. © " * 5_000, "1 " * 50_000, "@" * 50_000]
)
def test_hostile_lines_are_answered(line: str) -> None:
    assert furniture_reason(line) in (None, "mark", "copyright", "address", "section", "counter", "phrase")
