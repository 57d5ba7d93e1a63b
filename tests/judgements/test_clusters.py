"""Merges and splits over clusters: the later holds, a person's link before the rule's, and nothing depends on the order given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.judgements.clusters import judge_clusters
from dateline.judgements.types import Judgement
from dateline.linking.types import Cluster, Link
from tests.judgements.judging import chained, ids, merge, replayed, split, told, undo

PILE = told(8)
A, B, C, D, E, F, G, H = ids(PILE)

Groups = list[set[str]]


def groups(given: tuple[tuple[Cluster, ...], tuple[Link, ...]], *judgements: Judgement) -> Groups:
    judged = judge_clusters(*given, replayed(PILE, *judgements))
    return [set(cluster.event_ids) for cluster in judged.clusters if len(cluster.event_ids) > 1]


def test_without_judgements_clusters_and_links_are_those_given() -> None:
    clusters, links = chained([A, B], [C])
    judged = judge_clusters(clusters, links, replayed(PILE))
    assert (judged.clusters, judged.links) == (clusters, links)


def test_two_incidents_become_one_and_the_link_says_who_judged_so() -> None:
    clusters, links = chained([A, B], [C, D], [E])
    judged = judge_clusters(clusters, links, replayed(PILE, merge(PILE, [A, B], [C, D], by="Ann")))
    assert [c.event_ids for c in judged.clusters] == [tuple(sorted((A, B, C, D))), (E,)]
    assert sorted(link.judged_by for link in judged.links) == ["Ann", "rule", "rule"]


def test_a_link_of_the_rule_that_a_person_confirms_keeps_what_the_rule_compared() -> None:
    clusters, links = chained([A, B])
    (link,) = judge_clusters(clusters, links, replayed(PILE, merge(PILE, [A], [B]))).links
    assert (link.score, link.judged_by, [c.field for c in link.comparisons]) == (5.0, "Ann", ["judgement"])


def test_events_are_taken_out_together_and_what_came_later_goes_with_what_it_is_linked_to() -> None:
    clusters, links = chained([A, B, C, D])
    links = (*links, Link(min(B, E), max(B, E), 7.0, ()))  # a later report, most like B
    clusters = (Cluster(tuple(sorted((A, B, C, D, E)))),)
    judgement = split(PILE, [A, D], [B, C])
    assert groups((clusters, links), judgement) == sorted([{A, D}, {B, C, E}], key=min)


def test_the_event_that_all_were_linked_to_can_be_taken_out() -> None:
    assert groups(chained([A, B, C, D]), split(PILE, [B, C, D], [A])) == [{B, C, D}]


def test_a_rules_link_between_two_that_a_person_told_apart_is_no_link_any_more() -> None:
    clusters, links = chained([A, B, C])
    judged = judge_clusters(clusters, links, replayed(PILE, split(PILE, [A, C], [B])))
    assert {(link.event_a, link.event_b) for link in judged.links} == {(min(A, C), max(A, C))}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_merge_and_split_of_one_pair_the_later_holds_whoever_made_it(order: tuple[int, int]) -> None:
    made = merge(PILE, [A], [B], order[0], by="Ann"), split(PILE, [A], [B], order[1], by="Ben")
    merged = groups(chained([A], [B]), *made)
    assert merged == ([{A, B}] if order[0] > order[1] else [])
    judged = judge_clusters(*chained([A, B]), replayed(PILE, *made))
    loser, winner = sorted(made, key=lambda j: j.order)
    assert judged.overruled[loser.judgement_id] == (winner.judgement_id,)
    assert judged.taken[loser.judgement_id] == ()


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        ((0, 1, 2), [{B, C}]),
        ((0, 2, 1), [{B, C}]),
        ((1, 0, 2), [{A, B}]),
        ((2, 0, 1), [{A, B}]),
        ((1, 2, 0), [{A, B, C}]),
        ((2, 1, 0), [{A, B, C}]),
    ],
)
def test_of_three_that_cannot_all_hold_the_earliest_gives_way(minutes: tuple[int, int, int], expected: Groups) -> None:
    """A = B, B = C, A ≠ C at these minutes."""
    one, two, apart = minutes
    made = merge(PILE, [A], [B], one), merge(PILE, [B], [C], two), split(PILE, [A], [C], apart)
    assert groups(chained([A], [B], [C]), *made) == expected


def test_a_merge_holds_for_what_a_later_split_leaves_of_it() -> None:
    made = merge(PILE, [A, B], [C, D]), split(PILE, [A, B, D], [C], 1)
    judged = judge_clusters(*chained([A, B], [C, D]), replayed(PILE, *made))
    assert [set(c.event_ids) for c in judged.clusters if len(c.event_ids) > 1] == [{A, B, D}]
    assert judged.overruled[made[0].judgement_id] == (made[1].judgement_id,)
    assert set(judged.taken[made[0].judgement_id]) == {A, B, D}


def test_a_merge_follows_most_of_its_events_and_leaves_the_others_where_the_rule_has_put_them() -> None:
    made = merge(PILE, [A, B, C], [D])
    assert groups(chained([A, B], [C, E, F], [D]), made) == sorted([{A, B, D}, {C, E, F}], key=min)


def test_undoing_the_merge_that_another_was_made_on_leaves_that_one_what_most_of_it_was() -> None:
    first = merge(PILE, [A, B], [C])
    second = merge(PILE, [A, B, C], [D], 1)
    given = chained([A, B], [C], [D])
    assert groups(given, first, second) == [{A, B, C, D}]
    assert groups(given, first, second, undo(first, 2)) == [{A, B, D}]


def test_a_total_over_several_attacks_that_is_merged_with_one_of_them_is_that_one() -> None:
    clusters = (replace(Cluster((A,)), aggregate=True), Cluster((B,)))
    judged = judge_clusters(clusters, (), replayed(PILE, merge(PILE, [A], [B])))
    assert [(set(c.event_ids), c.aggregate) for c in judged.clusters] == [({A, B}, False)]


def test_a_judgement_on_events_that_are_not_there_changes_nothing() -> None:
    other = told(10)
    strangers = [event_id for event_id in ids(other) if event_id not in ids(PILE)]
    given = chained([A, B])
    judged = judge_clusters(*given, replayed(PILE, merge(other, strangers[:1], strangers[1:2])))
    assert (judged.clusters, judged.links, dict(judged.taken)) == (*given, {})


SOME = st.lists(st.sampled_from(ids(PILE)), min_size=1, max_size=4, unique=True)


@st.composite
def judged_pile(draw: st.DrawFn) -> tuple[tuple[tuple[Cluster, ...], tuple[Link, ...]], list[Judgement]]:
    parts = draw(st.lists(st.integers(0, 3), min_size=len(PILE.events), max_size=len(PILE.events)))
    found: dict[int, list[str]] = {}
    for event_id, part in zip(ids(PILE), parts, strict=True):
        found.setdefault(part, []).append(event_id)
    made: list[Judgement] = []
    for minute in range(draw(st.integers(0, 6))):
        one, other = draw(SOME), draw(SOME)
        if made and draw(st.integers(0, 4)) == 0:
            made.append(undo(draw(st.sampled_from(made)), minute))
        elif draw(st.booleans()):
            made.append(merge(PILE, one, other, minute))
        elif set(one) - set(other):
            made.append(split(PILE, sorted(set(one) - set(other)), other, minute))
    return chained(*found.values()), made


@settings(max_examples=300, deadline=None)
@given(judged_pile(), st.randoms(use_true_random=False))
def test_the_order_given_changes_nothing(
    made: tuple[tuple[tuple[Cluster, ...], tuple[Link, ...]], list[Judgement]], shuffler: object
) -> None:
    (clusters, links), judgements = made
    mixed = list(judgements)
    shuffler.shuffle(mixed)  # type: ignore[attr-defined]
    assert judge_clusters(clusters, links, replayed(PILE, *judgements)) == judge_clusters(
        clusters, links, replayed(PILE, *mixed, *mixed)
    )


@settings(max_examples=300, deadline=None)
@given(judged_pile())
def test_every_event_is_in_one_cluster_and_what_holds_holds(
    made: tuple[tuple[tuple[Cluster, ...], tuple[Link, ...]], list[Judgement]],
) -> None:
    (clusters, links), judgements = made
    replay = replayed(PILE, *judgements)
    judged = judge_clusters(clusters, links, replay)
    assert sorted(e for c in judged.clusters for e in c.event_ids) == ids(PILE)
    of = {e: c.event_ids for c in judged.clusters for e in c.event_ids}
    assert all(of[link.event_a] == of[link.event_b] and link.event_a < link.event_b for link in judged.links)
    for judgement in replay.held.of("merge", "split"):
        taken = set(judged.taken.get(judgement.judgement_id, ()))
        sides = [_of(judgement.about, taken), _of(judgement.other, taken)]
        if judgement.kind == "merge":
            assert len({of[e] for e in taken}) <= 1
        elif not judged.overruled[judgement.judgement_id]:
            assert all(of[a] != of[b] for a in sides[0] for b in sides[1])
    last = replay.held.of("merge", "split")[-1:]
    for judgement in last:  # the latest of all is never overruled
        assert judged.overruled[judgement.judgement_id] == () and judged.taken[judgement.judgement_id]


def _of(anchors: Sequence[object], taken: set[str]) -> list[str]:
    return [a.id for a in anchors if a.id in taken]  # type: ignore[attr-defined]
