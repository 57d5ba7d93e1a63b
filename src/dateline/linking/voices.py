"""linking/ says of one claim whose words it is: of the agency cited, of the report that had them first, or of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dateline.claims.types import Claim
from dateline.linking.copies import origin_of_name
from dateline.linking.copies.circles import final_origins
from dateline.linking.copies.citing import cited_outlet
from dateline.linking.incidents.mentions import CopiedText
from dateline.linking.types import Origins


class Voices:
    """Origins of claims and of figures in them. Built once for a pile."""

    def __init__(self, origins: Origins) -> None:
        self._origins = origins
        self._copied = CopiedText(origins.sentences)

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
        are one origin, with an id of its own.
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
        return [final.get(origin, origin) for origin in found]

    def first_told(self, claim: Claim, *, at: int) -> str:
        """The report that first had the words at an offset: a copy repeats a figure, it does not tell it anew."""
        sentence = self._copied.at(claim.report_id, at)
        return sentence.first_seen_report_id if sentence and not sentence.changed else claim.report_id
