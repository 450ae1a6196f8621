"""The drawn cover of a city: the thread from home over the coastlines, in that city's place on the globe."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import degrees

from twinning.plan.maps.arcs import Curve, curve_data, curves, great_circle, samples
from twinning.plan.maps.coastlines import globe_coasts
from twinning.plan.maps.globe import EARTH, Globe, angle, between
from twinning.plan.maps.graticules import graticule
from twinning.plan.maps.projection import Place, Position
from twinning.plan.maps.schemes import Scheme, Schemes
from twinning.plan.maps.shapes import Window, area, cut, line_data, path_data, simplified

_BOW = 0.14  # of the thread's length
_TILT = 0.3  # how far south of the thread's middle we look at the globe from, of its length
_FARTHEST = 22.0  # the same in degrees, at most
_SMALLEST = 120.0  # square units: islands below are specks
_TOLERANCE = 2.6
_WHOLE = 2500.0  # a globe of a smaller radius is seen as a whole: with its rim, and without small bays
_BEYOND = 3000  # from the rim outwards
_EDGE = 60.0  # what is drawn beyond the picture, so that no cut edge shows
# As small as a stamp, only the thread is left to be seen.
_SMALL = (
    "@media(max-width:200px){.t{stroke-width:60}.e{stroke-dasharray:1 120}.h{r:90px}.k{r:80px;stroke-width:60}"
    ".c{stroke-width:14}.n{display:none}}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A format: its size in units, and what the thread fills of it at most; two units are a pixel."""

    width: int
    height: int
    fill: tuple[float, float]  # of width and height
    narrowest: float  # kilometres that the picture shows at least from left to right


COVER = Frame(width=2400, height=1600, fill=(0.53, 0.46), narrowest=820.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """``coastlines`` is the data's fingerprint; ``is_ended`` lets the thread hang loose."""

    home: Position
    city: Position
    is_ended: bool
    schemes: Schemes
    coastlines: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """The thread in its frame: the globe below it, its curve, and where the globe's middle and rim are, in units."""

    globe: Globe
    curve: Curve
    curves: int
    middle: Place
    radius: float

    def framed(self, place: Place) -> Place:
        return self.middle[0] + place[0] * self.radius, self.middle[1] + place[1] * self.radius

    def of_globe(self, window: Window) -> Window:
        """A window of the frame on the globe's plane."""
        (x, y), radius = self.middle, self.radius
        return Window(
            left=(window.left - x) / radius,
            top=(window.top - y) / radius,
            right=(window.right - x) / radius,
            bottom=(window.bottom - y) / radius,
        )


def composed(home: Position, city: Position, frame: Frame) -> Composition:
    """The thread in the middle of the frame, as large as it may be."""
    globe = Globe(centre=_viewpoint(home, city))
    plain = great_circle(home, city, globe.place, _BOW)
    middle, radius = fitted(Window.around(samples(plain, 32)), frame)

    def curve(part: float) -> Place:
        u, v = plain(part)
        return middle[0] + u * radius, middle[1] + v * radius

    return Composition(globe=globe, curve=curve, curves=curves(home, city), middle=middle, radius=radius)


def fitted(box: Window, frame: Frame) -> tuple[Place, float]:
    """Where the globe's middle is and how large it is, when a part of it fills the middle of the frame."""
    radius = min(
        frame.width * frame.fill[0] / max(box.width, 1e-6),
        frame.height * frame.fill[1] / max(box.height, 1e-6),
        frame.width * EARTH / frame.narrowest,
    )
    x, y = box.middle
    return (frame.width / 2 - x * radius, frame.height / 2 - y * radius), radius


def land(composition: Composition, frame: Frame) -> Iterator[list[Place]]:
    """The land's outlines in the frame and a little beyond."""
    window = Window(left=0, top=0, right=frame.width, bottom=frame.height).grown(_EDGE)
    globe, seen = composition.globe, composition.of_globe(window)
    for coast in globe_coasts(is_fine=composition.radius > _WHOLE):
        if not globe.shows(coast, seen):
            continue
        outline = cut([composition.framed(place) for place in globe.outline(coast.ring)], window)
        if outline and area(outline) >= _SMALLEST:
            yield list(simplified(outline, _TOLERANCE))


def cover(value: Cover) -> bytes:
    """The picture: paper, the coast in ink with its waterlines, the net of the globe, and one red thread."""
    composition = composed(value.home, value.city, COVER)
    lines = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {COVER.width} {COVER.height}"'
        f' width="{COVER.width // 2}" height="{COVER.height // 2}">',
        f"<style>{_style(value.schemes.light)}@media(prefers-color-scheme:dark){{{_style(value.schemes.dark)}}}"
        f"{_SMALL}</style>",
        f'<path class="p" d="M0 0h{COVER.width}v{COVER.height}h-{COVER.width}z"/>',
        f'<defs><path id="c" stroke-linejoin="round" d="{path_data(land(composition, COVER))}"/></defs>',
        *(f'<use href="#c" class="{name}"/>' for name in ("w1", "w2", "w3", "w4", "c")),
        f'<path class="n" d="{_net(composition)}"/>',
        *_rim(composition),
        *_thread(composition, is_ended=value.is_ended),
        "</svg>\n",
    )
    return "\n".join(lines).encode()


def _thread(composition: Composition, *, is_ended: bool) -> Iterator[str]:
    (hx, hy), (cx, cy) = (map(round, composition.curve(part)) for part in (0.0, 1.0))
    yield f'<path class="t{" e" if is_ended else ""}" d="{curve_data(composition.curve, composition.curves)}"/>'
    yield f'<circle class="h" cx="{hx}" cy="{hy}" r="26"/><circle class="k" cx="{cx}" cy="{cy}" r="28"/>'


def _rim(composition: Composition) -> Iterator[str]:
    """Where the globe ends in the picture: paper over what the waterlines spill, and a line."""
    if composition.radius < _WHOLE:
        (x, y), radius = map(round, composition.middle), round(composition.radius)
        yield f'<circle class="o" cx="{x}" cy="{y}" r="{radius + _BEYOND // 2}"/>'
        yield f'<circle class="g" cx="{x}" cy="{y}" r="{radius}"/>'


def _net(composition: Composition) -> str:
    window = Window(left=0, top=0, right=COVER.width, bottom=COVER.height)
    return "".join(
        line_data(line) for line in graticule(composition.globe, composition.middle, composition.radius, window)
    )


def _style(scheme: Scheme) -> str:
    water = ((scheme.line, 54), (scheme.paper, 49), (scheme.line, 28), (scheme.paper, 23))
    waterlines = (f".w{place}{{stroke:{ink};stroke-width:{width}}}" for place, (ink, width) in enumerate(water, 1))
    return "".join(
        (
            f".p{{fill:{scheme.paper}}}",
            *waterlines,
            f".c{{fill:{scheme.panel};stroke:{scheme.line_strong};stroke-width:3}}",
            f".n{{fill:none;stroke:{scheme.line};stroke-width:2}}",
            f".o{{fill:none;stroke:{scheme.paper};stroke-width:{_BEYOND}}}",
            f".g{{fill:none;stroke:{scheme.line_strong};stroke-width:3}}",
            f".t{{fill:none;stroke:{scheme.thread};stroke-width:14;stroke-linecap:round}}",
            ".e{stroke-dasharray:1 32}",
            f".h{{fill:{scheme.thread}}}",
            f".k{{fill:{scheme.paper};stroke:{scheme.thread};stroke-width:14}}",
        )
    )


def _viewpoint(home: Position, city: Position) -> Position:
    """South of the thread's middle in the north, north of it in the south: the way then bows over the globe."""
    latitude, longitude = between(home, city, 0.5)
    tilt = min(degrees(angle(home, city)) * _TILT, _FARTHEST)
    return latitude - tilt if latitude >= 0 else latitude + tilt, longitude
