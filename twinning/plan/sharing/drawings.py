"""The map of a sharing picture, drawn as the covers are: coast with waterlines, the net of the globe, red threads."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from math import dist
from typing import TYPE_CHECKING

from twinning.plan.maps.covers import Composition, Frame, land
from twinning.plan.maps.graticules import graticule
from twinning.plan.maps.projection import Place
from twinning.plan.maps.schemes import Scheme
from twinning.plan.maps.shapes import Window, simplified
from twinning.plan.sharing.threads import Web, web
from twinning.plan.sharing.values import Ties

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

SCALE = 3  # dots of the drawing to a pixel of the picture
# Strokes and radii in dots.
_COAST, _NET, _EDGE = 5, 3, 5
_WATER = (81, 73, 42, 34)
_SMOOTH = 8.0  # what waterlines may leave out of the coast
_THREAD, _POINT, _RING = 19, 34, 40
_FINE_THREAD, _FINE_POINT, _FINE_RING = 14, 24, 26  # of many
_GAP = 44  # from dot to dot of a thread that hangs loose


@lru_cache(maxsize=32)
def drawing(ties: Ties, scheme: Scheme, width: int, height: int) -> "Image":
    """The map in pixels; a city's pages in all languages share it."""
    from PIL import Image, ImageDraw

    frame = Frame(width=width * SCALE, height=height * SCALE, fill=_fill(ties), narrowest=1400.0)
    image = Image.new("RGB", (frame.width, frame.height), scheme.paper)
    if ties.cities:
        drawn = web(ties, frame)
        image = _globe(image, drawn.composition, scheme, frame)
        canvas = ImageDraw.Draw(image)
        canvas.rectangle((0, frame.height - _EDGE, frame.width, frame.height), fill=scheme.line_strong)
        _threads(canvas, drawn, scheme, is_ended=ties.is_ended)
    else:
        _lone_thread(ImageDraw.Draw(image), frame, scheme)
    return image.reduce(SCALE)


def _fill(ties: Ties) -> tuple[float, float]:
    return (0.8, 0.66) if len(ties.cities) > 1 else (0.6, 0.5)


def _globe(image: "Image", composition: Composition, scheme: Scheme, frame: Frame) -> "Image":
    """Coasts, waterlines and net; where the globe ends in the picture, its rim."""
    from PIL import Image, ImageDraw

    canvas, (x, y), radius = ImageDraw.Draw(image), composition.middle, composition.radius
    _coasts(canvas, [[*outline, *outline[:2]] for outline in land(composition, frame)], scheme)
    window = Window(left=0, top=0, right=frame.width, bottom=frame.height)
    for line in graticule(composition.globe, composition.middle, radius, window):
        canvas.line(line, fill=scheme.line, width=_NET)
    if all(dist(corner, composition.middle) < radius for corner in product((0, frame.width), (0, frame.height))):
        return image
    rim = (x - radius, y - radius, x + radius, y + radius)
    canvas.ellipse(rim, outline=scheme.line_strong, width=_COAST)
    mask = Image.new("1", image.size)
    ImageDraw.Draw(mask).ellipse(rim, fill=1)
    return Image.composite(image, Image.new("RGB", image.size, scheme.paper), mask)


def _coasts(canvas: "ImageDraw", outlines: list[list[Place]], scheme: Scheme) -> None:
    smooth = [simplified(outline, _SMOOTH) for outline in outlines]
    for width, colour in zip(_WATER, (scheme.line, scheme.paper) * 2, strict=True):
        for outline in smooth:
            canvas.line(outline, fill=colour, width=width, joint="curve")
    for outline in outlines:
        canvas.polygon(outline, fill=scheme.panel)
        canvas.line(outline, fill=scheme.line_strong, width=_COAST)


def _threads(canvas: "ImageDraw", drawn: Web, scheme: Scheme, *, is_ended: bool) -> None:
    is_one = len(drawn.threads) == 1
    width, point, ring = (_THREAD, _POINT, _RING) if is_one else (_FINE_THREAD, _FINE_POINT, _FINE_RING)
    for thread in drawn.threads:
        if is_ended:
            for place in _spaced(thread):
                _dot(canvas, place, width / 2, scheme.thread)
        else:
            canvas.polygon(_ribbon(thread, width), fill=scheme.thread)
    for place in drawn.ends:
        _dot(canvas, place, ring, scheme.thread)
        _dot(canvas, place, ring - width, scheme.paper)
    _dot(canvas, drawn.threads[0][0], point, scheme.thread)


def _lone_thread(canvas: "ImageDraw", frame: Frame, scheme: Scheme) -> None:
    """Of no city: it sets out from home and runs out of the picture."""
    start, (width, height) = (64 * SCALE + _POINT, frame.height * 0.8), (frame.width, frame.height)
    bends = (start, (width * 0.3, -height * 0.1), (width * 0.7, height * 0.1), (width + _THREAD, height * 0.62))
    canvas.polygon(_ribbon([_bezier(bends, part / 100) for part in range(101)], _THREAD), fill=scheme.thread)
    _dot(canvas, start, _POINT, scheme.thread)


def _ribbon(line: Sequence[Place], width: float) -> list[Place]:
    """The outline of a line that bends softly: smoother than many short strokes."""
    sides: tuple[list[Place], list[Place]] = ([], [])
    for index, (x, y) in enumerate(line):
        (u, v), (p, q) = line[max(index - 1, 0)], line[min(index + 1, len(line) - 1)]
        length = dist((u, v), (p, q)) or 1.0
        across = ((q - v) / length * width / 2, (u - p) / length * width / 2)
        sides[0].append((x + across[0], y + across[1]))
        sides[1].append((x - across[0], y - across[1]))
    return [*sides[0], *reversed(sides[1])]


def _bezier(bends: tuple[Place, Place, Place, Place], part: float) -> Place:
    rest = 1 - part
    shares = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    (x, y) = (sum(share * bend[axis] for share, bend in zip(shares, bends, strict=True)) for axis in (0, 1))
    return x, y


def _dot(canvas: "ImageDraw", place: Place, radius: float, colour: str) -> None:
    x, y = place
    canvas.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def _spaced(thread: tuple[Place, ...]) -> Iterator[Place]:
    last = thread[0]
    for place in thread:
        if dist(place, last) >= _GAP:
            last = place
            yield place
