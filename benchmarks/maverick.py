"""Which of 3,287 reports tell of one event? Pairwise F1 of linking on MAVERICK, cross-validated, against two baselines.

    python -m benchmarks.maverick --data DIR [--shipped]

DIR holds `maverick/all` (and `ecbplus/`, which the weights are estimated from too). A report is a mention with its coded day,
place, actors, tolls and form of violence, and no text; linking/ puts them together as it does what reading finds. For each of
five folds the weights and limits are estimated anew without its events (training/incidents.py); events of one country and month
are in one fold. All reports are linked each time, and links within the fold are counted; a link to another fold's report counts
half in either. `--shipped` links once with the weights as shipped, which have seen all events.

The baselines join reports of the same day (or interval) and point; and those that say the same type too. Both are given what
linking is given: a report's entries are not joined with one another.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from training.incidents import Vector, all_pairs, counted, f1, fold, links, unseen_settings
from training.maverick import Coded, read_maverick

from dateline.linking.incidents.mentions import Mention
from dateline.linking.settings import link_settings

Key = Callable[[Mention], tuple[object, ...]]
BASELINES: dict[str, Key] = {
    "same day and place": lambda m: (m.days, m.place_key),
    "same day, place and type": lambda m: (m.days, m.place_key, m.sub_type),
}


def together(coded: Sequence[Coded], key: Key, *, entries_apart: bool) -> Iterator[list[str]]:
    """Mentions by their keys; of one report's entries with one key only the first is joined with others'."""
    found: dict[object, list[str]] = defaultdict(list)
    reports: dict[object, set[str]] = defaultdict(set)
    for row in coded:
        m = row.mention
        group: object = key(m)
        if m.place_key is None or (entries_apart and m.report_id in reports[group]):
            group = m.event_id
        found[group].append(m.event_id)
        reports[group].add(m.report_id)
    yield from found.values()


def line(name: str, counts: Vector) -> str:
    right, found, true = counts
    return f"{name:45} P {100 * right / found:5.1f}  R {100 * right / true:5.1f}  F1 {100 * f1(counts):5.1f}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--shipped", action="store_true")
    options = parser.parse_args()
    coded = read_maverick(options.data / "maverick" / "all")
    event = {c.mention.event_id: c.event_id for c in coded}
    whole = dict.fromkeys(event, 0.5)
    for name, key in BASELINES.items():
        for apart in (False, True):
            found = together(coded, key, entries_apart=apart)
            told = f"{name}{', entries apart' if apart else ''}"
            sys.stdout.write(line(told, counted(event, whole, found)))
    if options.shipped:
        sys.stdout.write(line("linking, as shipped", links(coded, link_settings())))
        return
    counts = np.zeros(3)
    for n, settings in unseen_settings(all_pairs(options.data, coded), coded):
        counts += links(coded, settings, groups=lambda group, n=n: fold(group) == n)  # type: ignore[misc]
    sys.stdout.write(line("linking, cross-validated", counts))


if __name__ == "__main__":
    main()
