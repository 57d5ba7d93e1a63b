"""What a ledger expects of claims: the innermost claim over some words is the right speaker's, in the right way."""

from __future__ import annotations

from tests.expectations.told import Row, Told, any_in


def claim(told: Told, entry: Row) -> str | None:
    report = told.report(entry["file"])
    start = report["text"].index(entry["content"])
    end = start + len(entry["content"])
    covering = [
        c for c in told.claims if c["report_id"] == report["report_id"] and c["start"] <= start and end <= c["end"]
    ]
    if not covering:
        return "no claim covers it"
    shortest = min(c["end"] - c["start"] for c in covering)
    innermost = [c for c in covering if c["end"] - c["start"] == shortest]
    reasons = [_claim_differs(told, entry, claim) for claim in innermost]
    return None if None in reasons else "; ".join(str(r) for r in reasons)


def _claim_differs(told: Told, entry: Row, claim: Row) -> str | None:
    said = f"{claim['claimant']!r} ({claim['claimant_text']!r}) {claim['act']} {claim['form']} {claim['chain']}"
    if not any_in(entry["claimant"], claim["claimant"]):
        return f"claimant: {said}"
    country = next((a["country"] for a in told.actors if a["actor_id"] == claim["claimant_id"]), None)
    if "country" in entry and country != entry["country"]:
        return f"country {country}: {said}"
    if claim["act"] not in entry.get("act", [claim["act"]]):
        return f"act: {said}"
    if claim["form"] not in entry.get("form", [claim["form"]]):
        return f"form: {said}"
    links = iter(claim["chain"])
    if not all(any(any_in([wanted], link) for link in links) for wanted in entry.get("chain", [])):
        return f"chain: {said}"
    return None
