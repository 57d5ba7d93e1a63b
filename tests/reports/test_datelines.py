"""Datelines in the forms of many agencies, and heads of sentences that are none."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.reports.datelines import read_dateline

REST = "Two soldiers were wounded on Monday, the army said."


@pytest.mark.parametrize(
    ("head", "place", "agency"),
    [
        ("BAKU, Oct 5 (Reuters) - ", "BAKU", "Reuters"),
        ("KYIV/MOSCOW, March 3 (Reuters) - ", "KYIV/MOSCOW", "Reuters"),
        ("KHARTOUM, Sudan (AP) — ", "KHARTOUM, Sudan", "Associated Press"),
        ("NAIROBI, Kenya (AP) _ ", "NAIROBI, Kenya", "Associated Press"),
        ("Addis Ababa (AFP) – ", "Addis Ababa", "Agence France-Presse"),
        ("YEREVAN, OCTOBER 17, ARMENPRESS. ", "YEREVAN", "Armenpress"),
        ("MOSCOW, October 5. /TASS/. ", "MOSCOW", "TASS"),
        ("Donetsk. 5 May. INTERFAX-UKRAINE – ", "Donetsk", "Interfax-Ukraine"),
        ("JERUSALEM, Jan. 3 (Xinhua) -- ", "JERUSALEM", "Xinhua"),
        ("ADDIS ABABA (ENA) November 3/2020 – ", "ADDIS ABABA", "ENA"),
        ("Damascus, SANA- ", "Damascus", "SANA"),
        ("San Salvador, 3 Jan 90 (Radio Cordillera) -- [Text] ", "San Salvador", "Radio Cordillera"),
        ("GENEVA/KHARTOUM, 5 May 2023 – ", "GENEVA/KHARTOUM", None),
        ("Port-au-Prince, Haiti, 12 June 2021 – ", "Port-au-Prince, Haiti", None),
        ("Arauca (Colombia), 5 Jan 2022 (Llano Press). ", "Arauca (Colombia)", "Llano Press"),
        ("MEKELLE, Ethiopia — ", "MEKELLE, Ethiopia", None),
        ("WASHINGTON — ", "WASHINGTON", None),
        ("ATLANTA _ ", "ATLANTA", None),
        ("PESHAWAR: ", "PESHAWAR", None),
        ("Goma – ", "Goma", None),
        ("(Yonhap) -- ", None, "Yonhap"),
        ("TASS, October 5. ", None, "TASS"),
        ("Oct. 5 (UPI) -- ", None, "United Press International"),
        ("KABUL (Pajhwok): ", "KABUL", "Pajhwok"),
        ("[Kyiv, Ukraine, 3 March 2022] ", "Kyiv, Ukraine", None),
        ("Bunia, 03 May / Lake Agency / ", "Bunia", "Lake Agency"),
        ("Bunia, May 3, 2023 – Lake Agency – ", "Bunia", "Lake Agency"),
        ("Bunia, Tuesday, 3 May 2022 | ", "Bunia", None),
        ("3 May 2023 (Bunia) - ", "Bunia", None),
    ],
)
def test_a_dateline_is_read_to_its_end(head: str, place: str | None, agency: str | None) -> None:
    found = read_dateline(head + REST)
    assert found is not None
    assert (head + REST)[found.length :].strip() == REST
    assert (found.place, found.agency) == (place, agency)


@pytest.mark.parametrize(
    ("head", "days"),
    [
        ("KHARTOUM, May 23, 2023 (Two Niles Agency) - ", (date(2023, 5, 23),)),
        ("Bogota, 14 Sep 89 (Cordillera TV) -- [Text] ", (date(1989, 9, 14),)),
        ("BAKU, Oct 5 (Reuters) - ", ()),
    ],
)
def test_a_dateline_gives_the_days_that_it_names(head: str, days: tuple[date, ...]) -> None:
    found = read_dateline(head + REST)
    assert found is not None and found.date is not None
    assert found.date.days == days


@pytest.mark.parametrize(
    "sentence",
    [
        "Azerbaijan – a country of ten million – said it had taken two villages.",
        "Turkey – NATO's second largest army – Sent drones, the paper said.",
        "Anglo-Saxon law was quoted in the debate.",
        "On October 5, Reuters reported that a bridge was hit.",
        "Kyiv, October 5 was a day of mourning in the city.",
        "Zelenskyy: We will not leave the city.",
        "Hamas (the Islamic Resistance Movement) - which rules Gaza - denied it.",
        "The Organization for Security (OSCE) sent observers.",
        "UNITED NATIONS peacekeepers were shot at in Bria.",
        "In Goma, March 3 began with shelling.",
        "Russia, Turkey and Iran - the guarantors - met in Astana.",
        "Breaking News - The bridge is down.",
        "Presa Verde (Green Dam)",
        "Lake Mono (the Little Lake) was shelled.",
        "MUST SEE: The bridge is down.",
        "",
        "-",
        "(",
        "A.",
    ],
)
def test_a_sentence_is_no_dateline(sentence: str) -> None:
    assert read_dateline(sentence) is None


def test_capitals_say_nothing_in_a_report_written_in_capitals() -> None:
    text = "THE ARMY - THE TOWN WAS SHELLED ON MONDAY."
    assert read_dateline(text, capitals_say_nothing=True) is None


@pytest.mark.parametrize("text", ["(" * 100_000, "A, " * 100_000, "[text] " * 50_000, "BAKU, " + "Oct 5 " * 50_000])
def test_hostile_heads_are_answered(text: str) -> None:
    found = read_dateline(text)
    assert found is None or found.length <= len(text)
