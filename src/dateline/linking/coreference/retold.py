"""Within linking/: how many reports of a story tell of something by one trigger: what a story is about, most of them tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dateline.linking.coreference.types import Worded

#: The group of `Worded.story` within which is counted: the loosest of one story, after that of one matter.
_STORY = 1
#: As many reports more that do not tell it, so that a story of one or two reports does not look like one that all retell.
_PRIOR = 2


def with_retold(tellings: Sequence[Worded]) -> list[Worded]:
    """The same tellings, each with the share of its story's reports that tell of something by its trigger, 0 to 1."""
    reports: defaultdict[int, set[str]] = defaultdict(set)
    telling: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for told in tellings:
        reports[told.story[_STORY]].add(told.report_id)
        telling[told.story[_STORY], told.stem].add(told.report_id)
    return [
        replace(told, retold=len(telling[told.story[_STORY], told.stem]) / (len(reports[told.story[_STORY]]) + _PRIOR))
        for told in tellings
    ]
