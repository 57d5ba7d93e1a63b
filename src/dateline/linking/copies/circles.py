"""linking/copies/ follows who cites whom to whoever has it of its own, and ends where they cite each other in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.ids import content_id


def circle_id(circle: Iterable[str]) -> str:
    """The one origin of all who cite each other in a circle."""
    return content_id("o", "circle", *sorted(circle))


def final_origins(cited: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """By origin, the one that it goes back to; `cited` has, for those who tell nothing of their own, all whom they cite.

    Whoever cites several is followed no further. Those who cite each other in a circle are one origin: none of them has it of
    its own.
    """
    only = {origin: found[0] for origin, sources in cited.items() if len(found := sorted(set(sources) - {origin})) == 1}
    final: dict[str, str] = {}
    for origin in sorted(only):
        path, place = [origin], {origin: 0}
        while path[-1] not in final and path[-1] in only:
            onward = only[path[-1]]
            if onward in place:
                circle = path[place[onward] :]
                final.update(dict.fromkeys(circle, circle_id(circle)))
                break
            place[onward] = len(path)
            path.append(onward)
        end = final.get(path[-1], path[-1])
        for passed in path:
            final.setdefault(passed, end)
    return final


def pairs_in_circles(cited: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """Every two who cite each other, in order."""
    edges = {(source, target) for source, targets in cited.items() for target in targets}
    return sorted((a, b) for a, b in edges if a < b and (b, a) in edges)


def circle_of(origin: str, cited: Mapping[str, Iterable[str]]) -> Sequence[str]:
    """All, in order, who are cited by way of this one and go back to it; empty where it stands in no circle."""
    cites: dict[str, set[str]] = {}
    for source, targets in cited.items():
        for target in targets:
            cites.setdefault(target, set()).add(source)
    both = _reached(origin, cited) & _reached(origin, cites)
    return sorted(both) if origin in both and len(both) > 1 else ()


def _reached(origin: str, edges: Mapping[str, Iterable[str]]) -> set[str]:
    found: set[str] = set()
    ahead = [origin]
    while ahead:
        for onward in edges.get(ahead.pop(), ()):
            if onward not in found:
                found.add(onward)
                ahead.append(onward)
    return found
