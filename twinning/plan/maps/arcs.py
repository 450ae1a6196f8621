"""The thread between two cities: the great circle, drawn as a few smooth curves."""

from collections.abc import Callable
from math import ceil, hypot

from twinning.plan.maps.globe import EARTH, angle, between
from twinning.plan.maps.projection import Place, Position

_STEP = 1000.0  # kilometres to a curve
_NEAR = 1e-4  # for slopes

Curve = Callable[[float], Place]  # from 0 to 1


def great_circle(here: Position, there: Position, place: Callable[[Position], Place], bow: float) -> Curve:
    """The way on a map, bowed by at least ``bow`` of its length: short ways are arcs, too, and not bare lines.

    It leans the way that the great circle leans, and upwards where that is straight.
    """
    start, end, middle = (place(between(here, there, part)) for part in (0.0, 1.0, 0.5))
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy) or 1.0
    across = (dy / length, -dx / length)
    lean = (middle[0] - (start[0] + end[0]) / 2) * across[0] + (middle[1] - (start[1] + end[1]) / 2) * across[1]
    side = _side(lean / length, across)
    more = side * max(0.0, bow * length - side * lean)

    def curve(part: float) -> Place:
        x, y = place(between(here, there, part))
        lift = 4 * part * (1 - part) * more
        return x + lift * across[0], y + lift * across[1]

    return curve


def _side(lean: float, across: Place) -> int:
    if abs(lean) > 0.02:
        return 1 if lean > 0 else -1
    return 1 if (across[1], across[0]) < (0, 0) else -1


def curves(here: Position, there: Position) -> int:
    """How many curves draw the way well."""
    return max(2, ceil(angle(here, there) * EARTH / _STEP))


def samples(curve: Curve, count: int) -> list[Place]:
    return [curve(index / count) for index in range(count + 1)]


def curve_data(curve: Curve, count: int) -> str:
    """The curve as cubic Béziers that share its points and slopes: the data of an SVG path, in whole numbers."""
    x, y = _whole(curve(0))
    parts = [f"M{x} {y}c"]
    for index in range(count):
        first, last = index / count, (index + 1) / count
        handles = (_handle(curve, first, 1 / count), _handle(curve, last, -1 / count), curve(last))
        numbers = [(u - x, v - y) for u, v in map(_whole, handles)]
        parts.append(" ".join(f"{dx} {dy}" for dx, dy in numbers) + " ")
        x, y = _whole(handles[-1])
    return "".join(parts).strip().replace(" -", "-")


def _handle(curve: Curve, at: float, reach: float) -> Place:
    """A third of the way along the slope."""
    (x, y), (u, v), (p, q) = curve(at), curve(at - _NEAR), curve(at + _NEAR)
    return x + (p - u) / (2 * _NEAR) * reach / 3, y + (q - v) / (2 * _NEAR) * reach / 3


def _whole(place: Place) -> tuple[int, int]:
    return round(place[0]), round(place[1])
