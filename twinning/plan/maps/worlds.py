"""The map of the ties: the world, and the part of it around home, in Equal Earth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from twinning.plan.maps.arcs import curve_data, curves, great_circle, samples
from twinning.plan.maps.coastlines import coastlines
from twinning.plan.maps.globe import EARTH, angle
from twinning.plan.maps.labels import placed
from twinning.plan.maps.projection import Place, Position, equal_earth, offset
from twinning.plan.maps.shapes import Ring, Window, area, cut, path_data, simplified
from twinning.plan.views.maps import Arc, Panel, Point, Rectangle, WorldMap

NEAR = 3000.0  # kilometres: such ties are drawn on a map of their own
_WIDTH, _HEIGHT = 1200, 750  # of either map, in its units
_NARROWEST = 0.15  # of the plane that a map shows at least: some 950 kilometres
_LABEL = 32  # the size of the type, that is 15 pixels where a map is half a wide page
_NORTH, _SOUTH = 84.5, -56.0  # beyond is no land but Antarctica
_BOW = 0.1  # of a thread's length
_BITS = 48  # of a thread, that names keep clear of
_SMOOTH = 1.3  # what the coast may leave out: less than a pixel where a map is half a wide page
_MARGIN_X, _MARGIN_Y = 0.24, 0.1  # around the threads, of the longer side: names go sideways


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A city to be shown."""

    slug: str
    name: str
    lang: str
    href: str
    status: str
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A part of the plane in a panel's units. ``middle`` is the meridian in the middle of the projection."""

    name: str
    middle: float
    window: Window  # of the plane, y downwards

    @property
    def scale(self) -> float:
        return _WIDTH / self.window.width

    def on(self, place: Place) -> Place:
        """From the plane to the panel."""
        return (place[0] - self.window.left) * self.scale, (place[1] - self.window.top) * self.scale

    def place(self, position: Position) -> Place:
        return self.on(_plane(position, self.middle))


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """The file of the coastlines: a shape for each sheet. ``coastlines`` is the data's fingerprint."""

    sheets: tuple[Sheet, ...]
    coastlines: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thread:
    """A way on a map: as it is drawn, and as names keep clear of it."""

    d: str
    places: tuple[Place, ...]


def sheets(home: Position, cities: Sequence[Position]) -> tuple[Sheet, ...]:
    """The world where a tie reaches far or none is near; the surroundings where more than one is near."""
    near = [city for city in cities if is_near(home, city)]
    few = len(near) < 2
    far = [city for city in cities if few or city not in near]
    world = (_sheet("world", home, tuple(far)),) if far else ()
    return world if few else (*world, _sheet("near", home, tuple(near)))


def is_near(home: Position, city: Position) -> bool:
    return angle(home, city) * EARTH <= NEAR


def world_panels(home: Stop, stops: Sequence[Stop], land_href: str) -> WorldMap:
    found = {sheet.name: sheet for sheet in sheets(home.position, [stop.position for stop in stops])}
    world, near = found.get("world"), found.get("near")
    close = [stop for stop in stops if near and is_near(home.position, stop.position)]
    return WorldMap(
        world=_panel(world, home, [stop for stop in stops if stop not in close], land_href, near) if world else None,
        near=_panel(near, home, close, land_href) if near else None,
    )


def land(value: Land) -> bytes:
    """The coastlines as shapes with an id, in the colour of the page that uses them."""
    shapes = (
        f'<path id="{sheet.name}" fill="currentColor" d="{path_data(_shapes(sheet))}"/>' for sheet in value.sheets
    )
    return ('<svg xmlns="http://www.w3.org/2000/svg">' + "".join(shapes) + "</svg>\n").encode()


@cache  # every edition asks for the same
def _sheet(name: str, home: Position, cities: tuple[Position, ...]) -> Sheet:
    """The part of the plane that holds these ties; with home's meridian in its middle, none of them is cut."""
    ways = [great_circle(home, city, lambda there: _plane(there, home[1]), _BOW) for city in cities]
    box = Window.around(place for way in ways for place in samples(way, _BITS))
    longer = max(box.width, box.height)
    wide, high = box.width + 2 * _MARGIN_X * longer, box.height + 2 * _MARGIN_Y * longer
    width = max(wide, high * _WIDTH / _HEIGHT, _NARROWEST)
    height = width * _HEIGHT / _WIDTH
    x, y = box.middle
    (_, north), (_, south) = (_plane((latitude, home[1]), home[1]) for latitude in (_NORTH, _SOUTH))
    top = max(y - height / 2, north - max(height - (south - north), 0) / 2)
    window = Window(left=x - width / 2, top=top, right=x + width / 2, bottom=top + height)
    return Sheet(name=name, middle=home[1], window=window)


def _plane(position: Position, middle: float) -> Place:
    x, y = equal_earth(position[0], offset(position[1], middle))
    return x, -y


def _panel(sheet: Sheet, home: Stop, stops: Sequence[Stop], land_href: str, inner: Sheet | None = None) -> Panel:
    threads = [_thread(sheet, home.position, stop.position) for stop in stops]
    part = _rectangle(sheet, inner.window) if inner else None
    lines = [place for thread in threads for place in thread.places] + (list(_border(part)) if part else [])
    points = _points(sheet, [*stops, home], lines)
    return Panel(
        name=sheet.name,
        width=_WIDTH,
        height=_HEIGHT,
        land=f"{land_href}#{sheet.name}",
        label_size=_LABEL,
        arcs=tuple(
            Arc(slug=stop.slug, d=thread.d, status=stop.status) for stop, thread in zip(stops, threads, strict=True)
        ),
        points=points[:-1],
        home=points[-1],
        part=part,
    )


@cache  # every edition asks for the same
def _thread(sheet: Sheet, home: Position, city: Position) -> _Thread:
    way = great_circle(home, city, sheet.place, _BOW)
    return _Thread(d=curve_data(way, curves(home, city)), places=tuple(samples(way, _BITS)))


def _points(sheet: Sheet, stops: Sequence[Stop], lines: Sequence[Place]) -> tuple[Point, ...]:
    places = [sheet.place(stop.position) for stop in stops]
    labels = placed(
        [(stop.name, place) for stop, place in zip(stops, places, strict=True)],
        lines,
        places,
        _LABEL,
        Window(left=0, top=0, right=_WIDTH, bottom=_HEIGHT).grown(-_LABEL / 4),
    )
    return tuple(
        Point(
            slug=stop.slug,
            name=stop.name,
            lang=stop.lang,
            href=stop.href,
            status=stop.status,
            x=round(place[0]),
            y=round(place[1]),
            label_x=label.x,
            label_y=label.y,
            anchor=label.anchor,
        )
        for stop, place, label in zip(stops, places, labels, strict=True)
    )


def _rectangle(sheet: Sheet, window: Window) -> Rectangle:
    left, top = map(round, sheet.on((window.left, window.top)))
    right, bottom = map(round, sheet.on((window.right, window.bottom)))
    return Rectangle(x=left, y=top, width=right - left, height=bottom - top)


def _border(part: Rectangle) -> Iterator[Place]:
    for step in range(_BITS):
        across, down = part.x + part.width * step / _BITS, part.y + part.height * step / _BITS
        yield from ((across, part.y), (across, part.y + part.height), (part.x, down), (part.x + part.width, down))


def _shapes(sheet: Sheet) -> Iterator[Ring]:
    data, is_world = coastlines(), sheet.name == "world"
    frame = Window(left=0, top=0, right=_WIDTH, bottom=_HEIGHT).grown(4)
    for ring in data.coarse if is_world else data.fine:
        for half in _halves(ring, sheet.middle):
            places = [sheet.on((x, -y)) for x, y in (equal_earth(latitude, lon) for lon, latitude in half)]
            shape = cut(places, frame)
            if shape and area(shape) >= (14 if is_world else 50):
                yield simplified(shape, _SMOOTH)


def _halves(ring: Ring, middle: float) -> Iterator[Ring]:
    """A ring as longitudes from the middle meridian, cut where the map's two edges meet."""
    globe = Window(left=-180, top=-90, right=180, bottom=90)
    for turn in (-360, 0, 360):
        yield cut([(longitude - middle + turn, latitude) for longitude, latitude in ring], globe)
