"""The net of meridians and parallels over a globe: it tells near from far where there is no coast."""

from collections.abc import Iterator
from itertools import groupby
from math import asin, ceil, cos, degrees, dist, floor, radians

from twinning.plan.maps.globe import Globe, vector
from twinning.plan.maps.projection import Place, Position
from twinning.plan.maps.shapes import Window

_SPACINGS = (1, 2, 5, 10, 15, 30)  # degrees
_MESH = 230.0  # units between two lines, at least
_FINENESS = 3  # pieces from one line to the next


def spacing(radius: float) -> int:
    """Degrees between two lines on a globe of this radius."""
    return next((step for step in _SPACINGS if radians(step) * radius >= _MESH), _SPACINGS[-1])


def graticule(globe: Globe, middle: Place, radius: float, window: Window) -> Iterator[list[Place]]:
    """The lines' parts on this side and in the window, as points in its units."""
    wide = window.grown(2 * _MESH)
    for line in _lines(globe.centre, spacing(radius), _reach(middle, radius, wide)):
        seen = [globe.seen(vector(there)) for there in line]
        points = [(middle[0] + x * radius, middle[1] + y * radius, depth) for x, y, depth in seen]
        for is_visible, run in groupby(points, lambda point: point[2] >= 0 and wide.holds(point[:2])):
            places = [point[:2] for point in run]
            if is_visible and len(places) > 1:
                yield places


def _reach(middle: Place, radius: float, window: Window) -> float:
    """How far around the globe's middle the window shows, in degrees."""
    corners = [(x, y) for x in (window.left, window.right) for y in (window.top, window.bottom)]
    return degrees(asin(min(max(dist(middle, corner) for corner in corners) / radius, 1.0)))


def _lines(centre: Position, step: int, reach: float) -> Iterator[list[Position]]:
    latitude, longitude = centre
    last = 90 - step
    south, north = max(latitude - reach, -last), min(latitude + reach, last)
    spread = 180.0 if north >= last or south <= -last else min(reach / cos(radians(max(north, -south))), 180.0)
    parallels = _steps(south, north, step)
    meridians = _steps(longitude - spread, longitude + spread, step)
    for meridian in meridians[: 360 // step]:
        yield [(there, meridian) for there in _fine(parallels, step)]
    for parallel in parallels:
        yield [(parallel, there) for there in _fine(meridians, step)]


def _steps(first: float, last: float, step: int) -> list[int]:
    return list(range(ceil(first / step) * step, floor(last / step) * step + 1, step))


def _fine(steps: list[int], step: int) -> list[float]:
    return [start + step * part / _FINENESS for start in steps[:-1] for part in range(_FINENESS)] + [*steps[-1:]]
