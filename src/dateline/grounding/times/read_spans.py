"""In `grounding/times`: readers of durations, of spans that end or begin with the report, of sets and of vague references."""

from __future__ import annotations

from dateline.grounding.quantities.words import figures, spelled
from dateline.grounding.times.calendar import shift
from dateline.grounding.times.frame import NUMBERS, SPELLED, UNITS, Frame, Item, Items, Reading
from dateline.grounding.types import Anchor

# What half a unit is, in a smaller one: (letter, how many to the unit).
HALVES = {"Y": ("M", 12), "M": ("W", 4), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60), "E": ("Y", 10)}


# Words after which a bare plural is a length of time.
# Units from the largest, each between spaces.
LARGER = " Y M W D TH TM TS "
LENGTHS = frozenset({"FOR", "AFTER", "WITHIN", "OVER", "DURING", "ABOUT", "OF", "OTHER"})


def duration_value(count: float | None, unit: str) -> str:
    """TIMEX3 value: (10, "D") is P10D, (3, "E") P3E, (1.5, "TH") PT1H30M, (None, "D") PXD."""
    if unit == "2W":
        unit, count = "W", None if count is None else count * 2
    if unit == "WE":
        unit, count = "D", None if count is None else count * 2
    prefix, letter = ("PT", unit[1]) if unit.startswith("T") else ("P", unit)
    if count is None:
        return f"{prefix}X{letter}"
    if count.is_integer():
        return f"{prefix}{int(count)}{letter}"
    if unit not in HALVES or count * 2 % 1:
        return f"{prefix}{count:g}{letter}"
    small, of = HALVES[unit]
    whole, rest = int(count), int((count % 1) * of)
    lead = f"{whole}{letter}" if whole else ""
    if unit == "D":
        return f"P{lead}T{rest}H"
    return f"{prefix}{lead}{rest}{small[-1]}"


def duration(items: Items, frame: Frame) -> Reading | None:
    unit = items.unit
    if not unit or (
        unit == "D" and items.has("A") and not items.has("HALF", "COUPLE", "FEW", "MORE") and _loose(frame)
    ):
        return None
    if unit == "Q" and items.has("DASH", "FRAC"):
        return None  # "three-quarters" is a fraction
    plural = items.has("US", "SECONDS") and not items.has("A", *NUMBERS, *SPELLED, "COUPLE", "DOZEN", "FRAC", "HALF")
    if plural and _loose_plural(items, unit) and frame.after not in LENGTHS:
        return None
    count = None if plural and not items.has("LONG") else _range_count(items)
    if count is not None and count > 1e9:
        return None
    return Reading("DURATION", duration_value(count, unit))


def compound(items: Items, frame: Frame) -> Reading | None:
    """ "two years and six months": units from the larger to the smaller in one value; others are told one by one."""
    parts: list[tuple[float, str]] = []
    taken: list[Item] = []
    for item in items:
        taken.append(item)
        if item.kind in UNITS:
            count = Items(tuple(taken)).count()
            if count is None or not count.is_integer():
                return None
            parts.append((count, Items(tuple(taken)).unit))
            taken = []
    order = [LARGER.find(f" {unit} ") for _, unit in parts]
    if len(parts) < 2 or order != sorted(set(order)) or order[0] < 0:
        return None
    days = "".join(f"{int(n)}{unit}" for n, unit in parts if not unit.startswith("T"))
    hours = "".join(f"{int(n)}{unit[1]}" for n, unit in parts if unit.startswith("T"))
    return Reading("DURATION", f"P{days}" + (f"T{hours}" if hours else ""))


def nights(items: Items, frame: Frame) -> Reading | None:
    """ "three nights of riots": as many days."""
    if items.letter_of("POD", "PODS") != "NI":
        return None
    return Reading("DURATION", duration_value(_range_count(items), "D"))


def _loose_plural(items: Items, unit: str) -> bool:
    """ "minutes apart", "in the days before" tell no length; "for days" tells one, however vague."""
    short = unit == "D" or unit.startswith("T")
    return short and not items.has("DASH", "DOZENS", "LONG", "FEW", "SEVERAL")


def _loose(frame: Frame) -> bool:
    """ "a day" after a plain word is a rate or an idiom as often as a duration."""
    return frame.after in ("OTHER", "")


def _range_count(items: Items) -> float | None:
    """The count; of a range ("two to three weeks") the lower one, as TimeML has it."""
    if items.has("TO", "OR") and not items.has("UP", "MORE", "LESS"):
        for item in items:
            if item.kind in NUMBERS:
                return figures(item.text)
            if item.kind in SPELLED and isinstance(item.value, int):
                return float(spelled([item.value]))
    count = items.count()
    return float(count) if count is not None else None


def span(items: Items, frame: Frame) -> Reading | None:
    """ "over the last 10 days": a duration whose interval ends with the report; "the next two weeks": one that begins there."""
    unit = items.unit
    counted = items.has("FEW", "SEVERAL", "COUPLE", "DOZEN", *NUMBERS, *SPELLED, "FRAC")
    count = _range_count(items) if counted else 1.0
    value = duration_value(count, unit)
    if items.has("ORD", "SECOND") or frame.day is None:
        return Reading("DURATION", value)
    if count is None or items.has("PREV", "FOLL"):
        return Reading("DURATION", value)
    ahead = items.has("NEXT", "COMING")
    other = shift(frame.day, "W" if unit == "WE" else unit, count if ahead else -count)
    anchor: Anchor = "publication"
    if other is None:
        return Reading("DURATION", value)
    first, last = (frame.day, other) if ahead else (other, frame.day)
    return Reading("DURATION", value, (first, last), anchor)


def span_seasons(items: Items, frame: Frame) -> Reading | None:
    return Reading("SET", f"XXXX-{items.letter_of('SEASONS')}")


def recent_units(items: Items, frame: Frame) -> Reading | None:
    """ "recent weeks", "the past months", "the weeks ahead"."""
    if items.has("PAST") and not items.has("THE", "THESE"):
        return Reading("DATE", "PAST_REF")
    return Reading("DURATION", duration_value(None, items.unit))


def these_days(items: Items, frame: Frame) -> Reading | None:
    return Reading("DATE", "PRESENT_REF") if items.unit == "D" else None


def every(items: Items, frame: Frame) -> Reading | None:
    part = items.letter_of("POD")
    if part:
        return Reading("SET", f"XXXX-XX-XXT{part}")
    counted = items.has(*NUMBERS, *SPELLED, "COUPLE", "FEW", "SEVERAL")
    other = items.has("ADDITIONAL") or (items.has("SECOND") and items.has("U"))
    count = _range_count(items) if counted else 2.0 if other else 1.0
    if items.unit == "WE" and count == 1:
        return Reading("SET", "XXXX-WXX-WE")
    return Reading("SET", duration_value(count, items.letter_of("U", "US", "QTR", "CENT", "SECONDS", "SECOND")))


def rate(items: Items, frame: Frame) -> Reading | None:
    return Reading("SET", duration_value(1.0, items.unit))


def set_word(items: Items, frame: Frame) -> Reading | None:
    return Reading("SET", items.letter_of("SETW"))


def reference(items: Items, frame: Frame) -> Reading | None:
    value = items.letter_of("REFW", "REFNOW", "ADJREF", "CURRENT")
    if not value:
        value = "PAST_REF" if items.has("PAST") else "FUTURE_REF"
    return Reading("DATE", value)
