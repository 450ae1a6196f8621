"""The round earth: positions as vectors, the way between two of them, and the globe as seen from far above a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import asin, atan2, cos, degrees, dist, hypot, pi, radians, sin

from twinning.plan.maps.projection import Place, Position
from twinning.plan.maps.shapes import Window

Vector = tuple[float, float, float]  # on the sphere of radius 1

EARTH = 6371.0088  # kilometres, the mean radius (IUGG)


def vector(position: Position) -> Vector:
    latitude, longitude = map(radians, position)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)


def position(there: Vector) -> Position:
    x, y, z = there
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def angle(here: Position, there: Position) -> float:
    """How far apart two positions are along the great circle, in radians."""
    half = hypot(*(a - b for a, b in zip(vector(here), vector(there), strict=True))) / 2
    return 2 * asin(min(half, 1.0))


def between(here: Position, there: Position, part: float) -> Position:
    """A position on the great circle: at 0 it is ``here``, at 1 ``there``; beyond that the way goes on."""
    whole = angle(here, there)
    if sin(whole) < 1e-9:
        return here
    near, far = sin((1 - part) * whole) / sin(whole), sin(part * whole) / sin(whole)
    x, y, z = (near * a + far * b for a, b in zip(vector(here), vector(there), strict=True))
    return position((x, y, z))


@dataclass(frozen=True, slots=True, kw_only=True)
class Coast:
    """A closed line on the sphere, and a ball that holds it: most coasts are far from what a picture shows."""

    ring: tuple[Vector, ...]
    middle: Vector
    reach: float  # from there to the farthest point

    @classmethod
    def of(cls, positions: Iterable[Position]) -> "Coast":
        ring = tuple(map(vector, positions))
        x, y, z = (sum(axis) / len(ring) for axis in zip(*ring, strict=True))
        return cls(ring=ring, middle=(x, y, z), reach=max(dist((x, y, z), there) for there in ring))


@dataclass(frozen=True, slots=True, kw_only=True)
class Globe:
    """The earth seen from very far above ``centre`` (orthographic): x to the right, y downwards, its radius is 1."""

    centre: Position

    def seen(self, there: Vector) -> Vector:
        """x, y and how far this side of the rim: negative on the other half."""
        east, north = _directions(self.centre)
        x, y, z = there
        ahead = x * east[0] + y * east[1]
        right = y * east[0] - x * east[1]
        up = z * north[0] - ahead * north[1]
        return right, -up, ahead * north[0] + z * north[1]

    def place(self, there: Position) -> Place:
        x, y, _ = self.seen(vector(there))
        return x, y

    def shows(self, coast: Coast, window: Window) -> bool:
        """Whether a coast may have a part in a window of this globe's plane; False only where it has none for sure."""
        x, y, depth = self.seen(coast.middle)
        if abs(depth) <= coast.reach:  # the rim may lead it anywhere
            return True
        return depth > 0 and window.grown(coast.reach).holds((x, y))

    def outline(self, ring: tuple[Vector, ...]) -> list[Place]:
        """The part of a ring on this side; where it leaves and comes back, the rim joins the two."""
        points = [self.seen(there) for there in ring]
        if all(depth < 0 for *_, depth in points):
            return []
        outline: list[Place] = []
        for last, point in zip((points[-1], *points), points, strict=False):
            if (last[2] < 0) != (point[2] < 0):
                crossing = _crossing(last, point)
                if point[2] >= 0 and outline:
                    outline += _along_rim(outline[-1], crossing)
                outline.append(crossing)
            if point[2] >= 0:
                outline.append(point[:2])
        if points[0][2] < 0:
            outline += _along_rim(outline[-1], outline[0])
        return outline


@cache
def _directions(centre: Position) -> tuple[Place, Place]:
    """Cosine and sine of a position's longitude and latitude."""
    latitude, longitude = map(radians, centre)
    return (cos(longitude), sin(longitude)), (cos(latitude), sin(latitude))


def _crossing(here: Vector, there: Vector) -> Place:
    """Where the way between two points meets the rim."""
    part = here[2] / (here[2] - there[2])
    x, y = (a + part * (b - a) for a, b in zip(here[:2], there[:2], strict=True))
    length = hypot(x, y) or 1.0
    return x / length, y / length


def _along_rim(here: Place, there: Place) -> list[Place]:
    """Points on the rim between two on it, the short way round."""
    start, end = atan2(here[1], here[0]), atan2(there[1], there[0])
    turn = (end - start + pi) % (2 * pi) - pi
    steps = int(abs(turn) / radians(2))
    return [(cos(start + turn * step / steps), sin(start + turn * step / steps)) for step in range(1, steps)]
