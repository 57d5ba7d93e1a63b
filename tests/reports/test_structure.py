"""Reports of many outlets: which line is what, whose report it is, and that no character is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reports.structure import LONGEST_REPORT, build_report
from dateline.reports.types import Document, Report, Skipped, Stated

BODY = (
    "Government forces shelled the northern suburbs overnight, residents said.\n\n"
    "The army denied that it had fired on the town and blamed the rebels for the attack."
)


def report(text: str, stated: Stated | None = None) -> Report:
    built = build_report(Document("x.txt", text, stated or Stated()))
    assert isinstance(built, Report)
    return built


def kinds(text: str, stated: Stated | None = None) -> list[tuple[str, str]]:
    found = report(text, stated)
    return [(p.kind, text[p.start : p.end]) for p in found.passages]


def content(text: str) -> str:
    return "\n\n".join(text[start:end] for start, end in report(text).content())


def test_a_pasted_page_is_told_from_its_report() -> None:
    text = (
        "Contact Us\n\nRebels call for the army to leave the valley\n\n"
        '"If the world wants peace, the army must leave the valley at once," the rebels\' spokesman said on Friday.\n\n'
        "Lake News Agency WORLD\nPublished May 07,2021\nSubscribe\n\n"
        f"{BODY}\n\nUPPER VALLEY CONFLICT\n\nThe war in the valley began when the army took the dam.\n\n"
        "Copyright 2024 Lake News Agency. All rights reserved."
    )
    assert [kind for kind, _ in kinds(text)] == [
        *["furniture", "headline", "headline", "furniture", "furniture", "furniture"],
        *["body", "body", "headline", "body", "furniture"],
    ]
    assert report(text).title == "Rebels call for the army to leave the valley"
    assert report(text).source == "Lake News Agency"
    assert report(text).published.basis == "stated"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Truce holds in Arauca\n\n", "Truce holds in Arauca"),
        ("Truce holds in Arauca\nBy Ana Roe\n\n", "Truce holds in Arauca"),
        ("Home > Americas > Colombia\n\nTruce holds in Arauca\n\n5 Jan 2022\n\n", "Truce holds in Arauca"),
        ("HILL COURIER\n\nTruce holds in Arauca\n\n", "Truce holds in Arauca"),
        ("Hill Courier | 5 January 2022\n\nTruce holds in Arauca\n\n", "Truce holds in Arauca"),
        ("Will the truce hold?\n\n", "Will the truce hold?"),
        ("Army: “We did not fire”\nMinistry denies shelling of suburbs\n3 March 2022\n\n", "Army: “We did not fire”"),
        ("By Ana Roe\n\n", None),
        ("Army denies it.\n\nGOMA, May 5 (AFP) - ", "Army denies it."),
        ("GAZA\n\nTruce holds in the strip\n\n5 Jan 2022\n\n", "Truce holds in the strip"),
        ("SHELLING IN SUBURBS: SIX WOUNDED\n\n", "SHELLING IN SUBURBS: SIX WOUNDED"),
        ("TRUCE — WHAT WE KNOW\n\n", "TRUCE — WHAT WE KNOW"),
        ("", None),
    ],
)
def test_the_headline(head: str, title: str | None) -> None:
    assert report(head + BODY).title == title


@pytest.mark.parametrize(
    ("head", "source", "agency", "place", "byline"),
    [
        ("BAKU, Oct 5 (Reuters) - ", "Reuters", "Reuters", "BAKU", None),
        ("Hill Courier, 5 January 2022\nBy Ana Roe\n\n", "Hill Courier", None, None, "Ana Roe"),
        ("Lake Wire / Goma / 05.01.2022 10:05\n\n", "Lake Wire", "Lake Wire", "Goma", None),
        ("The Hill Courier\n\nGOMA, March 5, 2022\n\n", "The Hill Courier", None, "GOMA", None),
        ("Peace Holds in Goma\n\nGOMA, March 5, 2022\n\n", None, None, "GOMA", None),
        ("April 12, 2023 | The River Lantern\n\n", "The River Lantern", None, None, None),
        ("Tbilisi, Sunday 25 October 2020\n\n", None, None, "Tbilisi", None),
        (
            "LAKE NEWS AGENCY\n\nTruce holds\n\nGOMA, May 5. /LAKE/. ",
            "Lake News Agency",
            "Lake News Agency",
            "GOMA",
            None,
        ),
        ("Truce holds\n\nANKARA\n\n", None, None, "ANKARA", None),
        ("Special Correspondent, New Delhi, March 3, 2021\n\n", None, None, "New Delhi", None),
        ("Truce holds\n\nAFP, Kabul\n\n", "Agence France-Presse", "Agence France-Presse", "Kabul", None),
        ("Truce holds\n\nStaff Reporter | Peshawar\n\n", None, None, None, "Staff Reporter"),
        ("Published - March 03, 2022 10:15 pm IST - NEW DELHI\n\n", None, None, "NEW DELHI", None),
        ("Dec 7th 2023 | KYIV\n\n", None, None, "KYIV", None),
        ("Our Staff Reporter Published May 3, 2021\n\n", None, None, None, "Our Staff Reporter"),
        ("By Ana Roe, 3 Mar 2022\n\n", None, None, None, "Ana Roe"),
        (
            "Rebels seize airport\nAna Roe and Tom Poe in Goma\nMay 3, 2023\n",
            None,
            None,
            None,
            "Ana Roe and Tom Poe in Goma",
        ),
        ("Rebels seize airport\nSix Dead, Army Says\nMay 3, 2023\n", None, None, None, None),
        ("Rebels seize airport\n\nBy\nAna Roe\n\nPublished\n3 May 2023\n\n", None, None, None, "Ana Roe"),
        ("Valley Signal\n3 May 2023\n\nTruce in sight in the hills\n\n", "Valley Signal", None, None, None),
        ("Kivu Compass\n3 May 2023\n\nBOMBS ON A CLINIC\n\nBy Ana Roe\n\n", "Kivu Compass", None, None, "Ana Roe"),
        ("Kivu Compass\n3 May 2023\n\nTruce is over\n\nGoma (LNA): ", "Kivu Compass", "LNA", "Goma", None),
        (
            "PEACE OBSERVATORY\nFinding No. 2 on the truce\nGoma, 3 May 2023\n\n",
            "Peace Observatory",
            None,
            "Goma",
            None,
        ),
        ("HIGHLAND LAWYERS\n\nStatement 14\n\n", "Highland Lawyers", None, None, None),
        ("Rebels Take Goma\n3 May 2023\n\nThousands flee as army retreats\n\n", None, None, None, None),
        ("Ten Dead in Goma\n3 May 2023\n\nBy Ana Roe\n\n", None, None, None, "Ana Roe"),
        ("Ten Dead in Goma\nReport of the third of the month\n3 May 2023\n\n", None, None, None, None),
        ("Lake News Authority (LNA): ", None, None, None, None),
        ("Rebels seize airport\nBy Ana Roe\nBBC News, Nairobi\n\n", "BBC", "BBC", "Nairobi", "Ana Roe"),
        (
            "By JANE ROE\nAssociated Press\n\nKHARTOUM, Sudan (AP) — ",
            "Associated Press",
            "Associated Press",
            "KHARTOUM, Sudan",
            "JANE ROE",
        ),
    ],
)
def test_whose_report_it_is(
    head: str, source: str | None, agency: str | None, place: str | None, byline: str | None
) -> None:
    found = report(head + BODY)
    assert (found.source, found.agency, found.dateline_place, found.byline) == (source, agency, place, byline)


@pytest.mark.parametrize(
    ("tail", "kind", "agency"),
    [
        ("\n\n(With inputs from AFP)", "credit", "Agence France-Presse"),
        (" (AFP)", "credit", "Agence France-Presse"),
        ("\n\n—AFP", "credit", "Agence France-Presse"),
        ("\n\nAna Roe in Cairo contributed to this report.", "credit", None),
        ("\n\n*Writing by Ana Roe in Ankara", "byline", None),
        (" (Reporting by Ana Roe; Editing by Tom Poe)", "byline", None),
        ("\n\n© 2019-2023 Hill Courier Ltd. All rights reserved.", "furniture", None),
        (" © 2023 Hill Courier.", "furniture", None),
        ("\n\nSubscribe to our newsletter", "furniture", None),
        ("\n\nRelated stories:\nDrone hits bus in Goma", "furniture", None),
        ("\n\nRead Next\nSudan army retakes bridge in capital", "furniture", None),
        ("\n\n###", "furniture", None),
        ("\n\nShare:\n\nSudan\n\nDarfur", "furniture", None),
        ("\n\nEditor's note: This story has been updated with the army's reply.", "furniture", None),
        ("\n\nFor more information, please contact:\nAna Roe, press officer, roe@aid.example", "furniture", None),
        ("\n\nPublished: 5 May 2022", "furniture", None),
    ],
)
def test_what_stands_below_a_report_is_no_content(tail: str, kind: str, agency: str | None) -> None:
    text = BODY + tail
    assert kinds(text)[-1][0] == kind
    assert content(text) == BODY
    assert report(text).agency == agency


@pytest.mark.parametrize(
    "paragraph",
    [
        "By Monday, 13 civilians had been killed in the suburbs, the health ministry said.",
        "Reuters could not verify the claims of either side in the valley.",
        "On 5 October 2020, the army crossed the river near the dam.",
        "Contact with the garrison was lost on Monday, its commander said.",
        "The rebels' Telegram channel told readers to share the video of the attack.",
        "Azerbaijan – a country of ten million people – said it had taken two villages.",
        "“Subscribe to peace,” the bishop told both armies in his sermon on Sunday.",
        "Source: rebels, army and residents agree on nothing but the number of the dead.",
        "“We will not leave,” he said.",
        "“Why?”",
        "13 killed; 48 injured.",
    ],
)
def test_a_sentence_of_the_body_is_never_swallowed(paragraph: str) -> None:
    text = f"Truce breaks\n\n{BODY}\n\n{paragraph}\n\n{BODY}\n\n© 2020 Hill Courier"
    assert ("body", paragraph) in kinds(text)


def test_days_as_headings_are_content() -> None:
    days = "\n\n".join(f"{day} May 2022\n\n{BODY}" for day in (3, 4, 5))
    assert content(f"Three days of shelling\n\n{BODY}\n\n{days}").count("May 2022") == 3


def test_headings_in_capitals_are_headings() -> None:
    text = f"{BODY}\n\nWHAT RESIDENTS SAY\n\n{BODY}"
    assert ("headline", "WHAT RESIDENTS SAY") in kinds(text)


def test_several_headings_in_capitals_are_no_places() -> None:
    text = f"Valley bulletin\n\nSUMMARY\n\n{BODY}\n\nACCESS\n\n{BODY}"
    assert report(text).dateline_place is None


def test_a_report_in_capitals_is_read_as_body() -> None:
    text = f"GOMA, 5 MAY 90 (LAKE RADIO) -- [TEXT] {BODY.upper()}"
    assert [kind for kind, _ in kinds(text)] == ["dateline", "body", "body"]


def test_one_sentence_alone_is_body() -> None:
    assert kinds("Shells hit Kharkiv") == [("body", "Shells hit Kharkiv")]


def test_the_title_that_the_container_states_is_the_headline() -> None:
    text = f"Army denies it.\n{BODY}"
    assert kinds(text, Stated(title="Army denies it"))[0] == ("headline", "Army denies it.")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\t\u00a0", "empty"),
        ("a " * (LONGEST_REPORT // 2 + 1), "too-long"),
        (
            "Die Armee hat am Montag mitgeteilt, dass sie die Stadt nicht beschossen hat und dass es ein Fehler ist.",
            "language:de",
        ),
        ("Армия сообщила в понедельник, что она не стреляла по городу и что это была ошибка.", "language:ru"),
    ],
    ids=["nothing", "blank", "long", "german", "russian"],
)
def test_what_gives_no_report(text: str, reason: str) -> None:
    built = build_report(Document("x.txt", text))
    assert isinstance(built, Skipped)
    assert built.reason == reason


def test_the_id_is_a_function_of_text_and_container_and_not_of_the_file() -> None:
    one, two = build_report(Document("a.txt", BODY)), build_report(Document("b/c.txt", BODY))
    other = build_report(Document("a.txt", BODY, Stated(source="Hill Courier")))
    assert isinstance(one, Report) and isinstance(two, Report) and isinstance(other, Report)
    assert one.report_id == two.report_id != other.report_id


PIECES = st.sampled_from(
    [
        *[
            "Contact Us",
            "Subscribe",
            "By Ana Roe",
            "Published 5 May 2022",
            "5 May 2022",
            "GOMA",
            "GOMA, May 5 (AFP) -",
            "(AFP)",
        ],
        *[
            "© 2020 Hill Courier. All rights reserved.",
            "Related articles",
            "UPPER VALLEY",
            "Goma – ",
            "Hill Courier | Politics",
            "###",
        ],
        *[
            "The army said so on Monday in the town of Bria.",
            "“No,” he said.",
            "[TEXT]",
            "Truce holds",
            " ",
            "\n\n",
            "\n",
            "\u2028",
            "\t",
        ],
    ]
)


def assert_complete(text: str, found: Report) -> None:
    spans = [(p.start, p.end) for p in found.passages]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = "".join("".join(text[start:end].split()) for start, end in spans)
    assert covered == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


@given(st.lists(PIECES | st.text(max_size=30), max_size=14))
def test_every_visible_character_stands_in_one_passage(pieces: list[str]) -> None:
    text = "".join(pieces)
    built = build_report(Document("x.txt", text))
    if isinstance(built, Report):
        assert_complete(text, built)
        assert build_report(Document("x.txt", text)) == built


@pytest.mark.parametrize(
    "text",
    [
        "By " * 100_000,
        "(" * 100_000,
        "A, " * 100_000,
        "a\n" * 100_000,
        "5 May 2022\n" * 20_000,
        "© " * 100_000,
        "(AFP) " * 50_000,
        "GOMA, May 5 (AFP) - " * 20_000,
        "Related articles\n" * 20_000,
        "x" * 900_000,
        "a. © b. " * 50_000,
    ],
    ids=["by", "brackets", "commas", "lines", "dates", "signs", "credits", "datelines", "related", "word", "tails"],
)
def test_hostile_texts_are_read_whole(text: str) -> None:
    built = build_report(Document("x.txt", text))
    if isinstance(built, Report):
        assert_complete(text, built)


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://www.Hill-Courier.example/a", "hill-courier.example"),
        ("ftp://x", None),
        ("not an address", None),
        (None, None),
    ],
)
def test_an_address_names_the_outlet_where_nothing_else_does(url: str | None, source: str | None) -> None:
    assert report(BODY, Stated(url=url)).source == source
    assert report(f"{BODY}\n\n© 2020 Hill Courier", Stated(url=url)).source == "Hill Courier"


def test_an_outlet_that_signs_where_others_name_the_place() -> None:
    found = report(f"VALLEY NEWS – {BODY}")
    assert (found.dateline_place, found.agency) == (None, "VALLEY NEWS")
