"""English is read, other languages are named, and thin evidence counts as English."""

from __future__ import annotations

import pytest

from dateline.reports.languages import language_of


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The army said on Monday that it had taken the town, but a resident said the rebels were still in it."),
        (
            "de",
            "Die Armee teilte mit, dass sie die Stadt eingenommen hat, aber ein Bewohner sagte, dass sie noch in ihr sind.",
        ),
        (
            "fr",
            "L'armée a annoncé lundi que la ville était prise, mais un habitant dit que les rebelles sont encore dans le centre.",
        ),
        (
            "es",
            "El ejército dijo el lunes que había tomado la ciudad, pero un vecino afirmó que los rebeldes siguen en el centro.",
        ),
        (
            "tr",
            "Ordu kenti ele geçirdiğini açıkladı ancak bir kişi isyancıların orada olduğunu ve bu gece için korktuğunu söyledi.",
        ),
        (
            "ru",
            "Армия сообщила в понедельник, что город взят, но житель города сказал, что повстанцы ещё не ушли из центра.",
        ),
        (
            "uk",
            "Армія повідомила у понеділок, що місто взяте, але мешканець сказав, що повстанці ще не пішли з центру.",
        ),
        ("ar", "قال الجيش يوم الاثنين إنه سيطر على المدينة لكن أحد السكان قال إن المتمردين ما زالوا في وسط المدينة"),
        ("fa", "ارتش روز دوشنبه اعلام کرد که شهر را گرفته است اما یکی از ساکنان گفت که شورشیان هنوز در مرکز شهر هستند"),
        ("hy", "Բանակը երկուշաբթի օրը հայտնեց, որ քաղաքը գրավված է, սակայն բնակիչներից մեկն ասաց այլ բան։"),
        ("ka", "არმიამ ორშაბათს განაცხადა, რომ ქალაქი აიღო, მაგრამ ერთმა მცხოვრებმა სხვა რამ თქვა."),
        ("he", "הצבא הודיע ביום שני כי כבש את העיר, אך תושב אמר כי המורדים עדיין נמצאים בה."),
        ("am", "ሠራዊቱ ሰኞ ዕለት ከተማዋን መያዙን ገለጸ ነገር ግን አንድ ነዋሪ ሌላ ነገር ተናግሯል።"),
        ("my", "စစ်တပ်က တနင်္လာနေ့တွင် မြို့ကို သိမ်းပိုက်ခဲ့သည်ဟု ပြောကြားခဲ့သည်။"),
        ("zh", "军队星期一表示已经占领该城，但一名居民说叛军仍在城中。"),
        ("ja", "軍は月曜日に町を占領したと発表したが、住民は反乱軍がまだ町にいると語った。"),
    ],
)
def test_the_language_of_a_report(code: str, text: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ganja",
        "Çavuşoğlu, Ərdoğan, Əliyev, Mnatsakanyan",
        "Киев",
        "San Salvador, El Paraíso, La Unión, Santa Ana, San Miguel, Usulután, La Libertad, Cabañas, Morazán, La Paz",
        "Six dead",
        "The word “Слава Україні” was painted on the wall of the school, a teacher said on Friday.",
        "Killed: 13. Injured: 48. Missing: 2.",
        "The minister quoted the poem “Die Stadt und der Krieg, und das ist nicht alles” at the end of his speech on Monday.",
    ],
)
def test_thin_or_mixed_evidence_counts_as_english(text: str) -> None:
    assert language_of(text) == "en"


def test_the_language_does_not_depend_on_how_often_it_is_asked() -> None:
    text = (
        "Og hæren sagde at den har taget byen, men en beboer sagde at de ikke er gået fra den og at det ikke er slut."
    )
    assert {language_of(text) for _ in range(5)} == {language_of(text)}
    assert language_of(text) in ("da", "no")
