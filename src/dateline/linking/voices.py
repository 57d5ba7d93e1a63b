"""linking/ says of one claim whose words it is: of the agency cited, of the report that had them first, or of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dateline.claims.types import Claim
from dateline.linking.copies import origin_of_name
from dateline.linking.copies.circles import circle_id, final_origins
from dateline.linking.copies.citing import cited_outlet
from dateline.linking.copies.seen import own_of_nameless
from dateline.linking.incidents.mentions import CopiedText
from dateline.linking.types import Origins
from dateline.reports.lexicon import agencies


class Voices:
    """Origins of claims and of figures in them. Built once for a pile."""

    def __init__(self, origins: Origins) -> None:
        self._origins = origins
        self._copied = CopiedText(origins.sentences)
        self._present = frozenset(origins.own.values())

    def origin(self, claim: Claim, *, at: int | None = None) -> str:
        """The origin_id of the words at an offset (default: the claim's start).

        An outlet cited inside another's report is the origin of what it is cited for, whether its own report is here or not.
        """
        cited = cited_outlet(claim)
        if cited is not None:
            return origin_of_name(cited)
        sentence = self._copied.at(claim.report_id, claim.start if at is None else at)
        return sentence.origin_id if sentence else self._origins.of_report[claim.report_id]

    def origins(self, told: Sequence[tuple[Claim, int]]) -> list[str]:
        """The origins of claims of one and the same thing, each at an offset, followed from citation to citation.

        Where A tells it citing B, and B citing C, it is C's. Where A cites B and B cites A, neither has it of its own: they
        are one origin, with an id of its own. So are those who are known only from reports that name no outlet and cite
        them as a whole: such a report may be the other's.
        """
        found = [self.origin(claim, at=at) for claim, at in told]
        cited: dict[str, set[str]] = defaultdict(set)
        of_its_own: set[str] = set()
        for (claim, _), origin in zip(told, found, strict=True):
            teller = self._origins.own.get(claim.report_id, self._origins.of_report[claim.report_id])
            if cited_outlet(claim) is not None and origin != teller:
                cited[teller].add(origin)
            else:
                of_its_own.add(origin)
        final = final_origins({teller: whom for teller, whom in cited.items() if teller not in of_its_own})
        found = [final.get(origin, origin) for origin in found]
        hidden = self._hidden(told, found)
        return [circle_id(hidden) if origin in hidden else origin for origin in found]

    def _hidden(self, told: Sequence[tuple[Claim, int]], found: Sequence[str]) -> frozenset[str]:
        """Of these origins those that may be one another's: two or more outlets that only nameless reports cite.

        An agency, and an outlet whose own report is here, is known for itself.
        """
        by_nobody: dict[str, set[str]] = defaultdict(set)
        known = set(self._present)
        for (claim, _), origin in zip(told, found, strict=True):
            own, cited = self._origins.own.get(claim.report_id), cited_outlet(claim)
            whole = own == own_of_nameless(claim.report_id) != self._origins.of_report[claim.report_id]
            if whole and cited is not None and not agencies().is_agency(cited):
                by_nobody[origin].add(claim.report_id)
            else:
                known.add(origin)
        hidden = frozenset(by_nobody) - known
        tellers = {report_id for origin in hidden for report_id in by_nobody[origin]}
        return hidden if len(hidden) > 1 and len(tellers) > 1 else frozenset()

    def first_told(self, claim: Claim, *, at: int) -> str:
        """The report that first had the words at an offset: a copy repeats a figure, it does not tell it anew."""
        sentence = self._copied.at(claim.report_id, at)
        return sentence.first_seen_report_id if sentence and not sentence.changed else claim.report_id
