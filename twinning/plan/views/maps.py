"""The map of the ties, in the units of its panels."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    slug: str
    d: str
    status: str  # active, quiet or ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A city's point and its name's place; ``anchor`` is SVG's text-anchor. Home has neither slug nor href."""

    slug: str
    name: str
    lang: str
    href: str
    status: str
    x: int
    y: int
    label_x: int
    label_y: int
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One map: ``land`` is the address of its coastlines, to be used; ``part`` is where the other map lies on it."""

    name: str  # world or near
    width: int
    height: int
    land: str
    label_size: int
    arcs: tuple[Arc, ...]
    points: tuple[Point, ...]
    home: Point
    part: Rectangle | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldMap:
    """``near`` shows the ties around home, ``world`` those far away; with only one kind there is only one map."""

    world: Panel | None
    near: Panel | None
