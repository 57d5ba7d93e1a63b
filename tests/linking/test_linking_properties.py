"""What holds of any pile: the order of reading changes nothing, and no cluster chains."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.grounding.types import Place
from dateline.linking.incidents.cluster import Members
from dateline.linking.incidents.link import link_mentions
from dateline.linking.incidents.mentions import Mention
from dateline.linking.incidents.whereabouts import days_between, place_relation
from dateline.linking.types import Cluster
from tests.making import ATTACK, CLASH, SHELLING, place

DAY = date(2023, 5, 1)
#: Five villages along a road, ten kilometres from one to the next; a province around them; a town of the same name far away.
ROAD = [place(f"Village {n}", "SD", 15.0 + n * 0.09, 32.0, admin1="North") for n in range(5)]
PROVINCE = place("North", "SD", 15.2, 32.0, admin1="North", feature="region")
NAMESAKE = place("Village 0", "UA", 48.0, 33.0)
FAMILIES = {SHELLING: "remote", ATTACK: "assault", CLASH: "battle"}


@st.composite
def mentions(draw: st.DrawFn) -> list[Mention]:
    return [_mention(draw, n) for n in range(draw(st.integers(2, 14)))]


def _mention(draw: st.DrawFn, number: int) -> Mention:
    where: Place | None = draw(st.sampled_from([*ROAD, PROVINCE, NAMESAKE, None]))
    first = draw(st.one_of(st.none(), st.integers(0, 4)))
    days = (
        None
        if first is None
        else (DAY + timedelta(first), DAY + timedelta(first + draw(st.sampled_from([0, 0, 0, 2]))))
    )
    kind = draw(st.sampled_from(sorted(FAMILIES)))
    report = f"r{draw(st.integers(0, 4))}"
    killed = draw(st.sampled_from([None, None, 4, 5, 12]))
    return Mention(
        event_id=f"e{number:02}",
        report_id=report,
        claim_id=f"c{number // 2}",
        claimant_id=draw(st.sampled_from(["a", "b"])),
        own_voice=draw(st.booleans()),
        family=FAMILIES[kind],
        sub_type=kind[1],
        denied=draw(st.booleans()) and draw(st.booleans()),
        aggregate=draw(st.booleans()) and draw(st.booleans()),
        place=where,
        place_key=where.place_id if where else None,
        wide=where is PROVINCE,
        where_prec=0 if where is None else 4 if where is PROVINCE else draw(st.sampled_from([1, 1, 2])),
        days=days,
        exact=days is not None and days[0] == days[1],
        perpetrators=frozenset(draw(st.sampled_from([(), ("group:north",), ("state:SD",)]))),
        targets=frozenset(draw(st.sampled_from([(), ("group:main market",)]))),
        weapons=frozenset(),
        killed=None if killed is None else (killed, killed),
        injured=None,
        words=frozenset(draw(st.sampled_from([(), ("hut", "well", "road"), ("hut", "night", "guns")]))),
        text_key=(report, number) if draw(st.booleans()) else ("r0", 0),
        seen=(DAY, report),
        listed=draw(st.booleans()) and draw(st.booleans()),
    )


def by_id(found: list[Mention]) -> dict[str, Mention]:
    return {m.event_id: m for m in found}


def of(cluster: Cluster, found: list[Mention]) -> list[Mention]:
    known = by_id(found)
    return [known[e] for e in cluster.event_ids]


@settings(max_examples=150, deadline=None)
@given(mentions(), st.randoms(use_true_random=False))
def test_any_order_of_reading_gives_the_same(found: list[Mention], chance: object) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link_mentions(shuffled) == link_mentions(found)


@settings(max_examples=80, deadline=None)
@given(mentions(), st.integers(0, 14))
def test_what_is_added_later_gives_what_all_at_once_gives(found: list[Mention], cut: int) -> None:
    link_mentions(found[:cut])  # an earlier reading leaves nothing behind
    assert link_mentions([*found[cut:], *found[:cut]]) == link_mentions(found)


@settings(max_examples=150, deadline=None)
@given(mentions())
def test_every_mention_is_in_one_cluster_and_links_tie_each_together(found: list[Mention]) -> None:
    clusters, links = link_mentions(found)
    ids = [e for c in clusters for e in c.event_ids]
    assert sorted(ids) == sorted(m.event_id for m in found)
    of_id = {e: n for n, c in enumerate(clusters) for e in c.event_ids}
    assert all(of_id[link.event_a] == of_id[link.event_b] for link in links)
    assert len(links) == len(found) - len(clusters)


@settings(max_examples=150, deadline=None)
@given(mentions())
def test_no_cluster_chains(found: list[Mention]) -> None:
    for cluster in link_mentions(found)[0]:
        for a, b in combinations(of(cluster, found), 2):
            assert place_relation(a, b) != "apart"
            assert a.aggregate == b.aggregate
            assert not (a.listed and b.listed and a.report_id == b.report_id)
            if a.exact and b.exact:
                assert (days_between(a, b) or 0) <= 1


@settings(max_examples=80, deadline=None)
@given(mentions())
def test_a_cluster_admits_the_same_whatever_the_order_of_its_members(found: list[Mention]) -> None:
    *members, last = found
    forward, backward = Members(members[0]), Members(members[-1])
    for m in members[1:]:
        forward.add(m)
    for m in members[-2::-1]:
        backward.add(m)
    assert forward.admits(last) == backward.admits(last)
