"""Within linking/: for a whole pile, which mentions its reports tell again, report by report."""

from __future__ import annotations

from collections import defaultdict

from dateline.claims.types import Claim
from dateline.events.types import Event
from dateline.linking.retold.group import group
from dateline.linking.retold.mention import find_told
from dateline.linking.retold.settings import retold_settings
from dateline.linking.types import Pile


def told_again(pile: Pile) -> dict[str, str]:
    """For each mention of violence that its report tells again: the first mention of that incident there; both are event ids.

    Only what is joined with a score above `sure`. A report's mentions are held against those of no other report.
    """
    events: dict[str, list[Event]] = defaultdict(list)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for event in pile.events:
        events[event.report_id].append(event)
    for claim in pile.claims:
        claims[claim.report_id].append(claim)
    sure_above = retold_settings().limits["sure"]
    found: dict[str, str] = {}
    for report in pile.reports:
        of_report = events[report.report_id]
        if len(of_report) < 2:
            continue
        alone = Pile((report,), tuple(claims[report.report_id]), tuple(of_report), pile.places)
        for incident in group(find_told(alone)):
            sure = [joined.told for joined in incident.joined if joined.score > sure_above]
            first = incident.members[0].event.event_id
            if sure:
                found |= {told.event.event_id: first for told in (incident.members[0], *sure)}
    return found
