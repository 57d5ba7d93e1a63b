from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.linking.coreference.cluster import Scored, clusters
from dateline.linking.coreference.compare import kind_of, wording_evidence, wording_score
from dateline.linking.coreference.describe import Describer
from dateline.linking.coreference.kin import kin_of
from dateline.linking.coreference.link import compared, link_tellings
from dateline.linking.coreference.retold import with_retold
from dateline.linking.coreference.settings import wording_settings
from dateline.linking.coreference.stems import stem_of
from dateline.linking.coreference.types import Worded

# Two stories of one war and one of another thing; the triggers are between asterisks.
TEXTS = {
    "a": "Government jets *bombed* a grain depot in Sarvan on Tuesday. Four guards were *killed* in the *bombing* of the depot.",
    "b": "A grain depot in Sarvan was *bombed* by government jets, residents said. The *airstrike* left four guards *dead*.",
    "c": "Rebels *shelled* the river port of Miral overnight. Two dockers were *wounded* by the *shelling* of Miral port.",
    "d": "The river port of Miral was *shelled* by rebels, the mayor said. Two dockers were *injured* in Miral port.",
    "e": "Voters in Astelland *elected* a new parliament. The *election* drew record turnout across Astelland.",
    "f": "A new parliament was *elected* in Astelland, where turnout reached a record.",
}


def told_in(texts: dict[str, str], only: str = "") -> dict[str, Worded]:
    """Each marked telling by report and order: "a0", "a1", ..."""
    plain = {key: text.replace("*", "") for key, text in texts.items()}
    describer = Describer.of_texts(plain)
    found = {}
    for key, text in texts.items():
        at = 0
        number = 0
        for sentence in text.split(". "):
            pieces = sentence.split("*")
            whole = "".join(pieces)
            for n in range(1, len(pieces), 2):
                start = len("".join(pieces[:n]))
                found[f"{key}{number}"] = describer.text(key, whole, start, start + len(pieces[n]), at=at)
                number += 1
            at += len(whole) + 2
    return {key: told for key, told in found.items() if key.startswith(only)}


def groups(told: dict[str, Worded]) -> set[frozenset[str]]:
    names = list(told)
    return {frozenset(names[n] for n in group) for group in link_tellings(list(told.values()))}


def test_tellings_of_two_reports_are_one_event_where_the_words_say_so() -> None:
    of = {name: group for group in groups(told_in(TEXTS)) for name in group}
    assert of["a0"] == of["b0"]
    assert of["c0"] == of["d0"]
    assert of["e0"] == of["f0"]


def test_stories_stay_apart() -> None:
    for group in groups(told_in(TEXTS)):
        assert (
            {name[0] for name in group} <= set("ab")
            or {name[0] for name in group} <= set("cd")
            or group <= {"e0", "e1", "f0"}
        )


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_tellings_changes_nothing(seed: int) -> None:
    told = told_in(TEXTS)
    names = sorted(told)
    random.Random(seed).shuffle(names)
    assert groups({name: told[name] for name in names}) == groups(told)


def test_the_score_is_the_sum_of_the_evidence_and_the_same_both_ways() -> None:
    told = list(told_in(TEXTS).values())
    for a in told:
        for b in told:
            evidence = wording_evidence(a, b)
            assert wording_score(a, b) == pytest.approx(sum(c.weight for c in evidence))
            assert wording_score(a, b) == wording_score(b, a)
            assert [(c.field, c.detail) for c in evidence] == [(c.field, c.detail) for c in wording_evidence(b, a)]


def test_swapping_the_sides_swaps_nothing_else() -> None:
    swapped = {
        key: text.replace("Government jets", "@").replace("government jets", "@").replace("Rebels", "Government jets")
        .replace("rebels", "government jets").replace("@", "Rebels")
        for key, text in TEXTS.items()
    }  # fmt: skip
    assert groups(told_in(swapped)) == groups(told_in(TEXTS))


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("earthquake", "quake", "election"),
        ("killed", "murdered", "announced"),
        ("bombing", "airstrike", "negotiation"),
        ("arrested", "detained", "flooded"),
        ("purchase", "acquisition", "explosion"),
        ("resigned", "quit", "shelled"),
    ],
)
def test_words_that_mean_much_the_same_are_nearer_than_others(one: str, other: str, far: str) -> None:
    a, b, c = (kin_of([word]) for word in (one, other, far))
    assert a @ b > max(a @ c, b @ c) + 0.1


def test_a_word_that_is_not_known_is_near_to_none() -> None:
    assert float(kin_of(["zzyzzyx"]) @ kin_of(["attack"])) == 0.0


def test_the_kind_of_a_pair_is_that_of_its_triggers() -> None:
    told = told_in(TEXTS)
    assert kind_of(told["a0"], told["b0"]) == "same"
    assert kind_of(told["a0"], told["e0"]) == "other"


def test_a_telling_without_any_word_is_compared() -> None:
    describer = Describer.of_texts({"x": "", "y": "- -"})
    a, b = describer.text("x", "", 0, 0), describer.text("y", "- -", 0, 1)
    assert wording_score(a, b) == wording_score(b, a)
    assert link_tellings([]) == []


@pytest.mark.parametrize(
    ("word", "stem"), [("Attacks", "attack"), ("the", ""), ("--", ""), ("Çatışmalar", "catismalar")]
)
def test_stems(word: str, stem: str) -> None:
    assert stem_of(word) == stem


def test_the_weights_have_one_for_each_level_and_never_speak_against_more_in_common() -> None:
    settings = wording_settings()
    for weights in settings.weights.values():
        for name, cuts in settings.levels.items():
            assert len(weights[name]) == len(cuts) + 1
            if name != "one_report":
                assert list(weights[name][1:]) == sorted(weights[name][1:])


def test_a_chain_of_likenesses_does_not_join() -> None:
    chain = [Scored(n, n + 1, 6.0) for n in range(5)]
    assert max(map(len, clusters(6, chain, join=0.4))) <= 2


def test_all_alike_are_one() -> None:
    pairs = [Scored(a, b, 6.0) for a in range(6) for b in range(a)]
    assert clusters(6, pairs, join=0.4) == [tuple(range(6))]


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(-6, 6)), max_size=30), st.randoms())
def test_clusters_are_a_partition_whatever_the_order_of_pairs(
    found: list[tuple[int, int, int]], shuffle: random.Random
) -> None:
    pairs = {(min(a, b), max(a, b)): Scored(a, b, float(score)) for a, b, score in found if a != b}
    listed = list(pairs.values())
    one = clusters(8, listed, join=0.3)
    shuffle.shuffle(listed)
    assert clusters(8, listed, join=0.3) == one
    assert sorted(n for group in one for n in group) == list(range(8))


def test_the_pairs_compared_grow_with_the_pile_and_not_with_its_square() -> None:
    def pairs(stories: int) -> int:
        texts = {
            f"{n} {copy}": f"Troops *stormed* depot{n} near village{n}. Sources in town{n} said guards{n} fled."
            for n in range(stories)
            for copy in range(3)
        }
        return len(list(compared(list(told_in(texts).values()))))

    assert pairs(40) <= 2.2 * pairs(20)


# Two earthquakes: what every report of one tells is told of the other too, but for the names.
QUAKES = {
    f"{town}{n}": (
        f"An *earthquake* of magnitude {size} struck {town} on {day}, the seismic institute of the region said. "
        f"The governor {who} *sent* rescue teams, doctors and tents to the {side} coast. Reporters saw ruins{town}{n}."
    )
    for town, size, day, who, side in (("Orlan", 6, "Monday", "Adeva", "north"), ("Tesk", 7, "Friday", "Bruno", "west"))
    for n in range(5)
}
OTHERS = {f"vote{n}": f"Voters in district{n} of Astelland *elected* a council. Turnout{n} was low." for n in range(6)}


def test_two_stories_of_one_matter_are_told_apart_by_what_is_rare_among_its_reports() -> None:
    told = told_in(QUAKES | OTHERS)
    one, again, other, vote = (told[name].story for name in ("Orlan00", "Orlan40", "Tesk00", "vote00"))
    assert one[0] == other[0] != vote[0]
    assert one[1] == again[1] != other[1]


def test_each_story_is_within_the_one_before() -> None:
    stories = {told.story for told in told_in(TEXTS | QUAKES | OTHERS).values()}
    assert len({len(story) for story in stories}) == 1
    for one in stories:
        for other in stories:
            same = [a == b for a, b in zip(one, other, strict=True)]
            assert same == sorted(same, reverse=True)


def test_what_most_reports_of_a_story_tell_is_retold() -> None:
    texts = QUAKES | {"Orlan9": QUAKES["Orlan4"] + " A tailor of Orlan *hummed*."}
    told = told_in(texts)
    shares = dict(zip(told, (t.retold for t in with_retold(list(told.values()))), strict=True))
    assert shares["Orlan00"] > 0.5 > shares["Orlan92"] > 0
    assert shares["Orlan00"] == shares["Orlan10"]


def test_retold_does_not_depend_on_the_order_of_tellings() -> None:
    told = list(told_in(QUAKES).values())
    assert [t.retold for t in with_retold(told[::-1])] == [t.retold for t in with_retold(told)][::-1]


def test_one_report_alone_retells_little() -> None:
    (told,) = with_retold(list(told_in({"a": "Jets *bombed* the depot."}).values()))
    assert told.retold < 0.5
