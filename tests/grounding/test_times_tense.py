"""Which way a weekday points: by the tense of the verb that it hangs on, where the sentence is parsed."""

from __future__ import annotations

import pytest
from tests.grounding.reading import published

from dateline.grounding.times.find import find_times
from dateline.language.engine import Engine

# Published on Wednesday, 16 June 2021.
POINTED = [
    ("The envoys meet in Doha on Friday.", "2021-06-18"),
    ("The envoys met in Doha on Friday.", "2021-06-11"),
    ("Talks on Tigray resume on Monday in Nairobi.", "2021-06-21"),
    ("The junta has scheduled a hearing for Monday.", "2021-06-21"),
    ("The rebels agreed to release the miners on Saturday.", "2021-06-19"),
    ("The garrison was forced to leave the base on Saturday.", "2021-06-12"),
    ("The two armies will exchange prisoners on Thursday.", "2021-06-17"),
    ("The truce had been due to expire on Monday.", "2021-06-14"),
    ("The truce is due to expire on Monday.", "2021-06-21"),
    ("In Homs, medics could not reach the wounded on Monday.", "2021-06-14"),
    ("The council has postponed its session until 9 a.m. GMT Thursday.", "2021-06-17"),
    ("The strike follows Sunday's raid on the port of Hodeidah.", "2021-06-13"),
    ("The commander, who was freed on Sunday, will speak to the council.", "2021-06-13"),
    ("Hundreds gathered in Yangon on Sunday to demand that the army leave.", "2021-06-13"),
    ("The sides have exchanged fire across the canal since Monday.", "2021-06-14"),
    ("Fighting in Bakhmut went on until Sunday.", "2021-06-13"),
    ("The court adjourned the trial until Sunday.", "2021-06-20"),
    ("The corridor will stay open until Sunday.", "2021-06-20"),
    ("Shells kill nine in Taiz on Sunday", "2021-06-13"),
    ("Army and rebels trade fire over Mekelle on Monday", "2021-06-14"),
    ("A prisoner swap is expected on Friday, both ministries said.", "2021-06-18"),
]


@pytest.mark.parametrize(("text", "day"), POINTED)
def test_a_weekday_points_where_its_verb_does(engine: Engine, text: str, day: str) -> None:
    (time,) = find_times(text, engine.analyse(text, [(0, len(text))]), published("2021-06-16"))
    assert (str(time.date_from), str(time.date_to)) == (day, day)


HISTORY = [
    ("Peace talks failed in November 2015. On 2 December the towns were shelled again.", "2015-12-02"),
    ("The accord was signed on 26 September 2016. Voters rejected it on 2 October.", "2016-10-02"),
    ("Peace talks failed in March 2016. On 9 June the towns were shelled again.", "2021-06-09"),
    ("The war began in 2014. On 24 January the towns were shelled again.", "2021-01-24"),
    ("Peace talks failed in March 2016. The sides will meet again on 2 July.", "2021-07-02"),
]


@pytest.mark.parametrize(("text", "day"), HISTORY)
def test_a_story_told_in_days_of_a_past_year_goes_on_in_it(engine: Engine, text: str, day: str) -> None:
    times = find_times(text, engine.analyse(text, [(0, len(text))]), published("2021-06-16"))
    assert str(times[-1].date_from) == day
