"""linking/ says of one claim whose words it is: of the agency cited, of the report that had them first, or of its own."""

from __future__ import annotations

from dateline.claims.types import Claim
from dateline.linking.copies import origin_of_name
from dateline.linking.mentions import CopiedText
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
        cited = [actor for actor in claim.chain[1:] if actor.kind == "outlet"]
        if cited:
            return origin_of_name(cited[-1].name)
        sentence = self._copied.at(claim.report_id, claim.start if at is None else at)
        return sentence.origin_id if sentence else self._origins.of_report[claim.report_id]

    def first_told(self, claim: Claim, *, at: int) -> str:
        """The report that first had the words at an offset: a copy repeats a figure, it does not tell it anew."""
        sentence = self._copied.at(claim.report_id, at)
        return sentence.first_seen_report_id if sentence and not sentence.changed else claim.report_id
