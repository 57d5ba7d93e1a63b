"""Whose "the ministry" or "the army" is, in plain agency copy of several wars: never the enemy's, rather nobody's."""

from __future__ import annotations

import pytest

from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document

BY_DATELINE = [
    ("BAKU", "Armenian forces shelled the town of Terter on Saturday, the Defence Ministry said.", "AZ"),
    ("YEREVAN", "Azerbaijani forces shelled the town of Goris on Saturday, the Defence Ministry said.", "AM"),
    ("KYIV", "Russian missiles hit a school in Kharkiv overnight, the Defence Ministry said.", "UA"),
    ("MOSCOW", "Ukrainian drones hit a depot in Belgorod overnight, the Defence Ministry said.", "RU"),
    ("KHARTOUM", "Fighters fired on a Turkish aircraft that landed near Omdurman, the army said.", "SD"),
    ("PORT SUDAN", "The militia shelled Omdurman. It fired on a Turkish C-130 aircraft, the Armed Forces said.", "SD"),
    ("KHARKIV", "Shells fell on Kupiansk and Izium. The Foreign Ministry thanked friendly states.", "UA"),
    ("ADEN", "Rebels shelled Taiz. They shot at a Polish aircraft near Marib, the army said.", "YE"),
    ("NAIROBI", "Gunmen stopped an Ethiopian convoy near Moyale on Tuesday, the army said.", "KE"),
]
OTHERS = [
    ("BAMAKO", "In Paris, the Foreign Ministry said that it had taken note of the coup in Mali.", "FR"),
    ("BAKU", "Azerbaijan wants Stepanakert back. In Ankara, the Foreign Ministry said that it stood by its ally.", "TR"),
    ("KHARTOUM", "Turkey's aircraft was hit near Omdurman. Türkiye's Ministry of National Defence denied it.", "TR"),
    ("KHARTOUM", "The Egyptian Foreign Ministry mourned its attaché. Kenya's Ministry of Defence said the same.", "KE"),
    ("KYIV", "The Russian Defence Ministry spoke of a hit. Ukraine's Ministry of Digital Transformation denied it.", "UA"),
]  # fmt: skip


@pytest.mark.parametrize(("dateline", "sentence", "country"), BY_DATELINE + OTHERS)
def test_the_ministry_is_that_of_the_dateline_or_of_whom_the_sentence_names(
    dateline: str, sentence: str, country: str, reader: Reader
) -> None:
    assert _last_speaker(reader, dateline, sentence) == country


@pytest.mark.parametrize(
    ("dateline", "whose"),
    [("ISLAMABAD", "Indian"), ("NEW DELHI", "Pakistani"), ("BEIRUT", "Syrian"), ("BAKU", "Armenian")],
)
def test_an_army_that_may_be_either_neighbours_is_nobodys(dateline: str, whose: str, reader: Reader) -> None:
    assert (
        _last_speaker(reader, dateline, f"{whose} troops fired mortars at a village on Monday, the army said.") is None
    )


def test_a_convoys_flag_does_not_say_whose_army_speaks(reader: Reader) -> None:
    assert _last_speaker(reader, None, "Fighters opened fire on a French convoy on Friday, the army said.") is None


@pytest.mark.parametrize(
    ("dateline", "text"),
    [
        ("ISTANBUL", "Shells fell on Idlib and on Aleppo overnight. The Defence Ministry said it had fired at rebels."),
        ("JEDDAH", "Shells fell on Omdurman and on Nyala overnight. The Foreign Ministry thanked friendly states."),
        ("ADEN", "Gunmen fired on a Polish aircraft and on an Italian ship, the army said."),
    ],
)
def test_a_dateline_abroad_says_nothing_of_whose_ministry_speaks(dateline: str, text: str, reader: Reader) -> None:
    assert _last_speaker(reader, dateline, text) is None


def test_who_a_body_is_named_after_does_not_speak_for_it(reader: Reader) -> None:
    for name in ("Doctors Without Borders", "Reporters Without Borders", "Physicians for Human Rights"):
        assert _read(reader, None, f"{name} said that two nurses were killed.").claims[-1].claimant.name == name
    assert _read(reader, None, "Save the Children said that two died.").claims[-1].claimant.name == "Save the Children"
    assert _read(reader, None, "Doctors in Goma said that two died.").claims[-1].claimant.kind == "unnamed"


def test_an_outlet_by_the_last_word_of_its_name_is_the_outlet(reader: Reader) -> None:
    report = (
        "PEACE OBSERVATORY\nFinding No. 2 on the truce\nGoma, 3 May 2023\n\nThe Observatory found that both broke it."
    )
    assert _speakers(reader, report)[-1] == "Peace Observatory"
    paper = "Hill Courier\n3 May 2023\n\nTruce is over\n\nThe rebels told the Courier that they had fired on Goma."
    assert _speakers(reader, paper)[-1] == "rebels"


def test_a_body_by_one_word_of_its_name_is_the_one_named_before(reader: Reader) -> None:
    for body in ("Syrian Observatory for Human Rights", "Kivu Security Council"):
        word = next(w for w in reversed(body.split()) if w in ("Observatory", "Council"))
        said = f"The {body} said on Monday that two men died in the hills. The {word} said that ten more were hurt."
        assert _speakers(reader, said)[-1] == body
    assert _speakers(reader, "Two died in the hills. The Observatory said that ten were hurt.")[-1] == "Observatory"


@pytest.mark.parametrize(
    "body",
    ["Kenya Nurses' Union", "Sudan Doctors' Union", "Ukraine Journalists' Association", "Lebanon Bar Association"],
)
def test_a_body_with_a_country_in_its_name_is_meant_by_it(body: str, reader: Reader) -> None:
    said = f"The army did not comment. The {body} said two members were killed. Four more were hurt, it said."
    assert _speakers(reader, said)[-2:] == [body, body]


def test_a_force_with_a_country_in_its_name_is_that_state_s(reader: Reader) -> None:
    for force, country in (("Kenya Defence Forces", "KE"), ("Sudan Armed Forces", "SD")):
        assert _last_speaker(reader, None, f"The {force} said that two soldiers were killed.") == country


def test_a_ministry_for_something_keeps_its_name(reader: Reader) -> None:
    reading = _read(reader, None, "France's Ministry for Europe and Foreign Affairs said that a bus was shot at.")
    assert reading.claims[-1].claimant.name == "Ministry for Europe and Foreign Affairs of France"


def test_a_ministry_with_a_name_of_its_own_is_not_the_one_told_before(reader: Reader) -> None:
    reading = _read(
        reader,
        "LA PAZ",
        "The Bolivian Defence Ministry sent troops. The Ministry of Mines and Metals said that it had asked for them.",
    )
    assert "Mines" in reading.claims[-1].claimant.name


def test_a_body_is_one_in_british_and_in_american_spelling(reader: Reader) -> None:
    british = _read(reader, None, "The Ministry of National Defence of Peru said that two died.")
    american = _read(reader, None, "The Ministry of National Defense of Peru said that two died.")
    assert british.claims[-1].claimant.actor_id == american.claims[-1].claimant.actor_id


def _last_speaker(reader: Reader, dateline: str | None, sentence: str) -> str | None:
    return _read(reader, dateline, sentence).claims[-1].claimant.country


def _read(reader: Reader, dateline: str | None, body: str) -> Reading:
    lead = f"{dateline}, March 3, 2021 (Meridian Press) - " if dateline else ""
    (reading,) = reader.read([Document("a.txt", f"Fighting reported\n\n{lead}{body}\n")])
    assert isinstance(reading, Reading)
    return reading


def _speakers(reader: Reader, text: str) -> list[str]:
    reading = reader.read([Document("f", text)])[0]
    assert isinstance(reading, Reading)
    return [claim.claimant.name for claim in reading.claims]


def test_a_mediators_foreign_ministry_does_not_make_the_army_its_own(reader: Reader) -> None:
    body = "Israel and Hamas agreed to a truce, the Egyptian Foreign Ministry said. A shell had killed two people, the army said."
    assert _last_speaker(reader, None, body) is None
