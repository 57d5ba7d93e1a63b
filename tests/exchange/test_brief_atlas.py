"""The brief's maps: towns land in their countries, poles and the 180th meridian are no special case, nothing covers another."""

from __future__ import annotations

import random
import re
from itertools import combinations
from math import hypot

import numpy as np
import pytest

from dateline.exchange.brief.atlas.build import simplified
from dateline.exchange.brief.atlas.clipping import cut_area
from dateline.exchange.brief.atlas.draw import SIZES, Drawing, Site, draw_map, radius, regions
from dateline.exchange.brief.atlas.ground import contains, degrees_words, label_boxes
from dateline.exchange.brief.atlas.labels import text_box, text_width
from dateline.exchange.brief.atlas.outlines import Extent, load_outlines
from dateline.exchange.brief.atlas.projection import EARTH_KM, Projection, centred


def site(name: str, lat: float, lon: float, reports: int = 1, number: int = 1) -> Site:
    return Site(number, name, lat, lon, reports, False)


def sites(*places: tuple[str, float, float]) -> list[Site]:
    return [site(name, lat, lon, number=n) for n, (name, lat, lon) in enumerate(places, 1)]


def drawn(*places: tuple[str, float, float]) -> Drawing:
    return draw_map(sites(*places), width=760, height=500)


TOWNS = [
    ("Sudan", 15.64, 32.48),
    ("Azerbaijan", 40.68, 46.36),
    ("Ukraine", 50.0, 36.23),
    ("Yemen", 15.35, 44.2),
    ("Colombia", 3.44, -76.52),
    ("Philippines", 7.19, 124.22),
    ("Lesotho", -29.5, 28.2),
    ("Russia", 68.97, 33.08),
    ("New Zealand", -41.2, 175.5),
]


@pytest.mark.parametrize(("country", "lat", "lon"), TOWNS)
def test_a_town_lands_inside_the_outline_of_its_country_and_of_no_other(country: str, lat: float, lon: float) -> None:
    drawing = drawn((country, lat, lon))
    here = drawing.frame.pixels(np.array([[lon, lat]]))
    inside = [name for name, rings in drawing.ground.pieces if contains(rings, here)[0]]
    assert inside == [country]


@pytest.mark.parametrize(("lat", "lon"), [(30.0, -40.0), (42.5, 51.0), (-60.0, 150.0), (0.0, -170.0)])
def test_the_sea_is_in_no_country(lat: float, lon: float) -> None:
    here = np.array([[lon, lat]])
    assert not [area.name for area in load_outlines().areas if contains(area.rings, here)[0]]


def test_pixels_and_degrees_are_each_others_inverse() -> None:
    frame = drawn(("A", 10.0, 20.0), ("B", 13.0, 24.0)).frame
    for right, down in ((0.0, 0.0), (760.0, 500.0), (200.0, 300.0)):
        lon, lat = frame.place(right, down)
        assert frame.pixels(np.array([[lon, lat]]))[0] == pytest.approx((right, down), abs=1e-6)


def test_distances_near_the_middle_are_true_and_areas_everywhere() -> None:
    projection = Projection(20.0, 60.0)
    north = projection.plane(np.array([[20.0, 61.0]]))[0]
    assert north == pytest.approx((0, EARTH_KM * np.radians(1)), rel=1e-4)
    for lon, lat in ((20.0, 60.0), (80.0, 20.0), (-60.0, -10.0)):
        box = np.array([[lon, lat], [lon + 0.1, lat], [lon + 0.1, lat + 0.1], [lon, lat + 0.1]])
        x, y = projection.plane(box).T
        area = abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2
        true = EARTH_KM**2 * np.radians(0.1) * (np.sin(np.radians(lat + 0.1)) - np.sin(np.radians(lat)))
        assert area == pytest.approx(true, rel=1e-3)


def test_places_on_both_sides_of_the_180th_meridian_share_a_small_map() -> None:
    drawing = drawn(("Suva", -18.14, 178.44), ("Apia", -13.83, -171.77))
    assert abs(drawing.frame.projection.lon) > 170
    assert 760 / drawing.frame.scale < 3000
    suva, apia = (next(s.spot for s in drawing.symbols if s.site.name == name) for name in ("Suva", "Apia"))
    assert suva.x < apia.x
    assert {"180°"} & {label.words for label in drawing.graticule.labels}


def test_a_map_round_a_pole_shows_land_on_all_sides() -> None:
    drawing = drawn(("Longyearbyen", 78.22, 15.64), ("Alert", 82.5, -62.3), ("Tiksi", 71.6, 128.9))
    assert {"Russia", "Canada", "Greenland"} <= {name for name, _ in drawing.ground.pieces}
    assert all(0 <= s.spot.x <= 760 and 0 <= s.spot.y <= 500 for s in drawing.symbols)
    south = drawn(("A station", -77.85, 166.67), ("A farther one", -75.1, 123.3))
    assert [name for name, _ in south.ground.pieces] == ["Antarctica"]


def test_no_coast_is_drawn_where_a_flat_map_is_cut() -> None:
    """On a map round a place in Chukotka no straight line along the 180th meridian divides the land."""
    drawing = drawn(("Egvekinot", 66.32, -179.12), ("Anadyr", 64.73, 177.51))
    assert "Russia" in {name for name, _ in drawing.ground.pieces}
    assert drawing.ground.shared == ""


def test_a_lone_place_far_from_any_border_still_shows_where_it_is() -> None:
    drawing = drawn(("Omdurman", 15.64, 32.48))
    assert not drawing.ground.plain and drawing.ground.shared
    assert 760 / drawing.frame.scale > 300


def test_what_is_far_away_has_a_map_of_its_own() -> None:
    found = regions(
        sites(("A", 15.0, 32.0), ("B", 13.0, 30.0), ("C", 48.0, 37.0), ("D", -18.0, 179.5), ("E", -17.0, -179.5))
    )
    assert [[s.name for s in group] for group in found] == [["A", "B"], ["D", "E"], ["C"]]
    assert regions([]) == ()


def test_places_in_a_chain_are_one_map() -> None:
    found = regions(sites(*((f"P{n}", 10.0, 10.0 * n) for n in range(5))))
    assert len(found) == 1


def test_a_chain_of_places_round_the_world_is_drawn_and_its_labels_keep_apart() -> None:
    drawing = drawn(*((f"P{n}", 10.0 * (n % 3 - 1), -180.0 + 12 * n) for n in range(30)))
    assert len(drawing.symbols) == 30
    assert all(0 <= s.spot.x <= 760 and 0 <= s.spot.y <= 500 for s in drawing.symbols)
    boxes = label_boxes(drawing.graticule.labels)
    assert not [1 for a, b in combinations(boxes, 2) if a.meets(b)]


def test_the_poles_and_the_point_of_no_degrees_are_places_like_others() -> None:
    for lat, lon in ((-90.0, 0.0), (90.0, 12.0), (0.0, 0.0), (0.0, 180.0), (0.0, -180.0)):
        drawing = drawn(("Here", lat, lon))
        assert (drawing.symbols[0].spot.x, drawing.symbols[0].spot.y) == pytest.approx((380, 250), abs=1)


def crowd(number: int) -> list[Site]:
    return [site(f"Town {n}", 15 + (n * 37 % 11) / 6, 30 + (n * 53 % 13) / 6, 1 + n % 5, n + 1) for n in range(number)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", [1, 2, 12, 40])
def test_no_symbol_and_no_label_covers_another(size: tuple[int, int], number: int) -> None:
    width, height = size
    drawing = draw_map(crowd(number), width=width, height=height)
    spots = [s.spot for s in drawing.symbols]
    assert len(spots) == number
    for a, b in combinations(spots, 2):
        assert hypot(a.x - b.x, a.y - b.y) >= a.radius + b.radius
    boxes = [text_box(label.x, label.y, text_width(label.words), label.anchor) for label in drawing.labels]
    assert all(box.within(width, height) for box in boxes)
    assert not [1 for a, b in combinations(boxes, 2) if a.meets(b)]
    assert not [1 for box in boxes for spot in spots if box.meets(spot.box)]
    assert boxes or number > 2


def test_a_symbol_moved_aside_keeps_the_point_of_its_place() -> None:
    drawing = drawn(("One", 15.0, 32.0), ("Other", 15.001, 32.001), ("Far", 17.0, 33.0))
    moved = [s.spot for s in drawing.symbols if s.spot.moved]
    assert len(moved) == 1
    at = drawing.frame.pixels(np.array([[32.001, 15.001]]))[0]
    assert (moved[0].dot_x, moved[0].dot_y) == pytest.approx(tuple(at), abs=0.1)


def test_more_reports_make_a_larger_symbol_by_area() -> None:
    assert radius(1, 1, 760) < radius(5, 10, 760) < radius(10, 10, 760)
    steps = [radius(n, 4, 760) ** 2 for n in (1, 2, 3, 4)]
    assert np.diff(steps) == pytest.approx([steps[1] - steps[0]] * 3, rel=0.05)


def test_the_scale_bar_is_true() -> None:
    drawing = drawn(("A", 15.0, 32.0), ("B", 17.0, 33.0))
    frame, bar = drawing.frame, drawing.bar
    (west, south), (east, north) = frame.place(380, 250), frame.place(380 + bar.width, 250)
    km = EARTH_KM * np.hypot(np.radians(east - west) * np.cos(np.radians(south)), np.radians(north - south))
    assert km == pytest.approx(bar.km, rel=0.02)
    assert bar.km in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500)


@pytest.mark.parametrize(
    ("number", "words"), [(47, "47° E"), (-12.5, "12.5° W"), (0, "0°"), (190, "170° W"), (180, "180°")]
)
def test_degrees_in_words(number: float, words: str) -> None:
    assert degrees_words(number, "E", "W") == words


def test_the_same_places_in_any_order_give_the_same_drawing() -> None:
    told = crowd(25)
    turned = told[:]
    random.Random(4).shuffle(turned)
    assert draw_map(told, width=760, height=500).ground.land == draw_map(turned, width=760, height=500).ground.land
    assert draw_map(told, width=760, height=500).symbols == draw_map(turned, width=760, height=500).symbols


def test_paths_hold_nothing_but_path_data() -> None:
    drawing = drawn(("Ganja", 40.68, 46.36), ("Baku", 40.38, 49.89))
    for path in (drawing.ground.land, drawing.ground.shared, drawing.graticule.lines):
        assert re.fullmatch(r"[Mlz0-9. -]+", path)
    assert len(drawing.ground.land) < 60_000


def test_disputed_pieces_without_a_code_have_no_name_and_the_file_is_small() -> None:
    outlines = load_outlines()
    assert any(area.name == "" for area in outlines.areas)
    assert len({area.name for area in outlines.areas}) > 200
    assert sum(len(ring) for area in outlines.areas for ring in area.rings) < 300_000


def test_cutting_keeps_what_is_inside() -> None:
    square = np.array([[-50.0, -50.0], [50.0, -50.0], [50.0, 50.0], [-50.0, 50.0]])
    cut = cut_area(square, 100, 100)
    assert cut.min() >= -4.01 and cut.max() == 50
    assert len(cut_area(square + 500, 100, 100)) == 0


def test_a_line_is_simplified_between_its_ends() -> None:
    line = np.array([[0.0, 0.0], [1.0, 0.001], [2.0, 0.0], [2.0, 1.0], [2.001, 2.0]])
    assert simplified(line).tolist() == [[0.0, 0.0], [2.0, 0.0], [2.001, 2.0]]
    ring = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]])
    assert simplified(ring).tolist() == ring.tolist()


def test_extents_meet_across_the_180th_meridian() -> None:
    pacific = Extent(170, -20, 195, 0)
    assert pacific.meets(Extent(-179, -19, -171, -10)) and pacific.meets(Extent(175, -5, 176, 5))
    assert not pacific.meets(Extent(-150, -19, -140, -10)) and not pacific.meets(Extent(175, 5, 176, 10))
    assert Extent(-180, -90, 180, 90).meets(pacific)


def test_the_middle_of_scattered_points_lies_among_them() -> None:
    found = centred(np.array([[179.0, 10.0], [-179.0, 12.0]]))
    assert abs(found.lon) > 179 and 10 < found.lat < 12
