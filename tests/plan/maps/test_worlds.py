"""The map of the ties: every city has its point, its thread and a name that can be read."""

import gzip
import re
from collections.abc import Iterator
from itertools import combinations

import pytest

from tests.plan.maps.ties import CITIES, HOME, START, STOPS, stop
from twinning.plan.maps.coastlines import coastlines_digest
from twinning.plan.maps.labels import text_width
from twinning.plan.maps.shapes import Window
from twinning.plan.maps.worlds import Land, land, sheets, world_panels
from twinning.plan.views.maps import Panel, Point

MAP = world_panels(START, STOPS, "/land.svg")
PANELS = [panel for panel in (MAP.near, MAP.world) if panel]
LAND = Land(sheets=sheets(HOME, tuple(CITIES.values())), coastlines=coastlines_digest())


def ends(d: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a path of one M and one relative c begins and ends."""
    x, y, *steps = map(int, re.findall(r"-?\d+", d))
    return (x, y), (x + sum(steps[4::6]), y + sum(steps[5::6]))


def boxes(panel: Panel) -> Iterator[tuple[str, Window]]:
    size = panel.label_size
    for point in (*panel.points, panel.home):
        width = text_width(point.name, size)
        left = point.label_x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[point.anchor]
        top = point.label_y - 0.9 * size
        yield point.name, Window(left=left, top=top, right=left + width, bottom=top + 1.1 * size)


def test_every_city_is_on_one_map() -> None:
    """Near ties are on the map around home, far ones on the world's."""
    near, world = ([point.name for point in panel.points] for panel in PANELS)
    assert sorted(near + world) == list(CITIES)
    assert world == ["Bunkyō", "Columbia", "Davenport"]


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_threads_tie_home_to_the_cities(panel: Panel) -> None:
    """A thread begins at home, ends at its city, and both are on the map."""
    points: dict[str, Point] = {point.slug: point for point in panel.points}
    for arc in panel.arcs:
        start, end = ends(arc.d)
        assert start == (panel.home.x, panel.home.y)
        assert end == (points[arc.slug].x, points[arc.slug].y)
        assert all(0 < x < panel.width and 0 < y < panel.height for x, y in (start, end))


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_threads_stay_on_the_map(panel: Panel) -> None:
    """No thread leaves the map, and none jumps from one edge to the other."""
    for arc in panel.arcs:
        x, y, *steps = map(int, re.findall(r"-?\d+", arc.d))
        for index in range(0, len(steps), 6):
            assert abs(steps[index + 4]) < panel.width / 2
            for dx, dy in zip(steps[index : index + 6 : 2], steps[index + 1 : index + 6 : 2], strict=True):
                assert 0 <= x + dx <= panel.width
                assert 0 <= y + dy <= panel.height
            x, y = x + steps[index + 4], y + steps[index + 5]


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_names_can_be_read(panel: Panel) -> None:
    """No name covers another or a city's point, and none leaves the map."""
    window = Window(left=0, top=0, right=panel.width, bottom=panel.height)
    named = list(boxes(panel))
    assert [pair for pair in combinations(named, 2) if pair[0][1].touches(pair[1][1])] == []
    for _, box in named:
        assert window.holds((box.left, box.top))
        assert window.holds((box.right, box.bottom))
        assert not any(box.holds((point.x, point.y)) for point in (*panel.points, panel.home))


def test_only_one_map_where_all_ties_are_alike() -> None:
    """Without far ties there is no map of the world, without near ones none of the surroundings."""
    near = [one for one in STOPS if one.name in ("Newham", "Pleven")]
    far = [one for one in STOPS if one.name in ("Bunkyō", "Columbia")]
    assert world_panels(START, near, "").world is None
    assert world_panels(START, far, "").near is None
    assert world_panels(START, [stop("Twin", HOME)], "").world is not None


def test_across_the_antimeridian() -> None:
    """A home in Hawaii is tied to Tokyo over the Pacific, not around the world."""
    honolulu = stop("Honolulu", (21.3, -157.9))
    panel = world_panels(honolulu, [stop("Tokyo", (35.7, 139.7)), stop("Davenport", CITIES["Davenport"])], "").world
    assert panel is not None
    assert panel.points[0].x < panel.home.x < panel.points[1].x
    drawn = land(Land(sheets=sheets((21.3, -157.9), [(35.7, 139.7), CITIES["Davenport"]]), coastlines=""))
    assert drawn.count(b"M") > 5


def test_land_is_light_and_stays_the_same() -> None:
    """The coastlines of the world weigh about 5 kB compressed, both maps' together 8; the same again."""
    world = next(sheet for sheet in LAND.sheets if sheet.name == "world")
    assert len(gzip.compress(land(Land(sheets=(world,), coastlines="")))) < 5_000
    data = land(LAND)
    assert len(gzip.compress(data)) < 8_000
    assert data == land(LAND)
    assert data.count(b'fill="currentColor"') == 2
