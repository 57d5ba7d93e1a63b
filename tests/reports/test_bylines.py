"""Who wrote it, whose material is in it, and sentences that begin with "By"."""

from __future__ import annotations

import pytest

from dateline.reports.bylines import byline_name, credited_agency, is_byline, is_credit


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ana Roe", "Ana Roe"),
        ("BY ANA ROE AND TOM POE", "ANA ROE AND TOM POE"),
        ("by Thiha Ko | News", "Thiha Ko"),
        ("By Ana Roe in Port Sudan", "Ana Roe in Port Sudan"),
        ("By Omar al-Khatib and Lise van der Berg, Hill Courier", "Omar al-Khatib and Lise van der Berg, Hill Courier"),
        ("*Writing by Ana Roe in Ankara", "Ana Roe in Ankara"),
        ("(Reporting by Ana Roe in Kyiv; Editing by Tom Poe)", "Ana Roe in Kyiv"),
        ("Reporting by Ana Roe; additional reporting by Tom Poe in Goma; editing by Lu Moe.", "Ana Roe"),
        ("Written by: Ana Roe", "Ana Roe"),
        ("Author: Ana Roe", "Ana Roe"),
        ("Ana Roe, Associated Press", "Ana Roe, Associated Press"),
        ("Ana Roe, Staff Writer", "Ana Roe, Staff Writer"),
        ("From our correspondent in Goma", "From our correspondent in Goma"),
        ("By Elnur Sadiq – Trend:", "Elnur Sadiq"),
    ],
)
def test_a_byline_and_its_name(line: str, name: str) -> None:
    assert is_byline(line)
    assert byline_name(line).removeprefix(": ") == name


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, 13 civilians had been killed.",
        "By October 2020 the front had moved.",
        "By midnight the square was empty",
        "By Air and Sea",
        "By contrast, Addis Ababa said nothing.",
        "By then Russia had withdrawn.",
        "Reporting by the Hill Courier suggests that the shell came from the north.",
        "Writing by candlelight, the poet described the siege.",
        "Edited by hand, the video shows two tanks.",
        "Zelenskyy, President of Ukraine",
        "Armenia, Azerbaijan agree to truce",
        "By the river, two soldiers were found dead",
    ],
)
def test_a_sentence_that_begins_like_a_byline_is_none(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("(With inputs from AFP)", "Agence France-Presse"),
        ("With inputs from Reuters and AP", "Reuters"),
        ("AFP", "Agence France-Presse"),
        ("— Reuters", "Reuters"),
        ("AP/AFP", "Associated Press"),
        ("Source: Ukrinform", "Ukrinform"),
        ("Hill Courier and agencies", None),
        ("Agencies", None),
        ("Ana Roe in Cairo contributed to this report.", None),
        ("Associated Press writer Ana Roe in Cairo contributed to this report.", "Associated Press"),
        ("Anadolu Agency", "Anadolu Agency"),
    ],
)
def test_a_credit_and_its_agency(line: str, agency: str | None) -> None:
    assert is_credit(line)
    assert credited_agency(line) == agency


@pytest.mark.parametrize(
    "line",
    [
        "Reuters could not verify the report.",
        "Agencies of the United Nations warned of famine in Darfur.",
        "The report was based on trend data.",
        "Report on the siege",
        "Sources: six killed in Hodeidah, the toll may rise, doctors in the city and at the port say.",
        "Saba and her two sons were killed.",
        "With information from the front scarce, families waited.",
        "Russia and Ukraine",
        "Petra, a nurse, said the ward was full.",
    ],
)
def test_a_sentence_that_names_an_agency_is_no_credit(line: str) -> None:
    assert not is_credit(line)
