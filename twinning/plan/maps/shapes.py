"""Shapes on the plane: cut to a window, made simpler, written as the data of an SVG path."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from twinning.plan.maps.projection import Place

Ring = Sequence[Place]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A rectangle; ``top`` is the smaller y."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, places: Iterable[Place]) -> "Window":
        places = list(places)
        xs, ys = [x for x, _ in places], [y for _, y in places]
        return cls(left=min(xs), top=min(ys), right=max(xs), bottom=max(ys))

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> Place:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, by: float) -> "Window":
        return Window(left=self.left - by, top=self.top - by, right=self.right + by, bottom=self.bottom + by)

    def holds(self, place: Place) -> bool:
        return self.left <= place[0] <= self.right and self.top <= place[1] <= self.bottom

    def touches(self, other: "Window") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def cut(ring: Ring, window: Window) -> Ring:
    """The part of a ring inside a window (Sutherland and Hodgman 1974); its edge closes what is cut open."""
    if not ring or not window.touches(Window.around(ring)):
        return ()
    sides: tuple[tuple[int, float, Callable[[float, float], bool]], ...] = (
        (0, window.left, float.__ge__),
        (0, window.right, float.__le__),
        (1, window.top, float.__ge__),
        (1, window.bottom, float.__le__),
    )
    for axis, limit, is_inside in sides:
        ring = _cut_at(ring, axis, float(limit), is_inside)
    return ring


def _cut_at(ring: Ring, axis: int, limit: float, is_inside: Callable[[float, float], bool]) -> Ring:
    inside = [is_inside(float(point[axis]), limit) for point in ring]
    if all(inside):
        return ring
    kept: list[Place] = []
    for index, point in enumerate(ring):
        if inside[index - 1] != inside[index]:
            last = ring[index - 1]
            part = (limit - last[axis]) / (point[axis] - last[axis])
            kept.append((last[0] + part * (point[0] - last[0]), last[1] + part * (point[1] - last[1])))
        if inside[index]:
            kept.append(point)
    return kept


def simplified(ring: Ring, tolerance: float) -> Ring:
    """A closed ring with fewer points, nowhere farther from the old one (Douglas and Peucker 1973)."""
    if len(ring) < 4:
        return ring
    far = max(range(len(ring)), key=lambda index: _distance(ring[index], ring[0], ring[0]))
    return [*_thinned(ring[: far + 1], tolerance)[:-1], *_thinned([*ring[far:], ring[0]], tolerance)[:-1]]


def _thinned(line: Ring, tolerance: float) -> Ring:
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        off, index = max((_distance(line[i], line[first], line[last]), i) for i in range(first + 1, last))
        if off > tolerance:
            kept.add(index)
            spans += [(first, index), (index, last)]
    return [line[index] for index in sorted(kept)]


def _distance(point: Place, start: Place, end: Place) -> float:
    """From a point to the nearest one between start and end."""
    (x, y), (dx, dy) = (point[0] - start[0], point[1] - start[1]), (end[0] - start[0], end[1] - start[1])
    length = dx * dx + dy * dy
    part = max(0.0, min(1.0, (x * dx + y * dy) / length)) if length else 0.0
    return hypot(x - part * dx, y - part * dy)


def area(ring: Ring) -> float:
    return abs(sum(ring[i - 1][0] * y - x * ring[i - 1][1] for i, (x, y) in enumerate(ring))) / 2


def path_data(rings: Iterable[Ring]) -> str:
    """Closed rings as the data of an SVG path."""
    return "".join(line_data(ring) + "z" for ring in rings)


def line_data(line: Ring) -> str:
    """A line as the data of an SVG path: whole numbers, each step counted from the one before."""
    points = [(round(x), round(y)) for x, y in line]
    steps = [(x - u, y - v) for (u, v), (x, y) in pairwise(points) if (x, y) != (u, v)]
    numbers = " ".join(f"{dx} {dy}" for dx, dy in steps).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}l{numbers}"
