"""The recipe of a sharing picture: the map and its thread above, the title below, on light paper.

Both are drawn several times as large and then made smaller, which rounds off what Pillow draws without shades.
"""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from twinning.plan.maps.schemes import Scheme
from twinning.plan.sharing.drawings import SCALE, drawing
from twinning.plan.sharing.lettering import Lettering
from twinning.plan.sharing.lines import Setting, one_line, title_setting
from twinning.plan.sharing.values import HEIGHT, WIDTH, Card

if TYPE_CHECKING:
    from PIL.Image import Image

# In pixels of the picture.
_MARGIN = 64
_MEASURE = WIDTH - 2 * _MARGIN
_FOOT = 50  # below the last base line
_SMALL = 30  # the size of what stands above and below the title
_HEAD = 62  # from the map to the first base line of something small
_LEADING = 1.12  # of the title's size
_ASCENT, _FULL = 0.74, 0.88  # of the title's size; Japanese letters fill theirs
_GAPS = 26, 58  # from the kicker's base line to the title's ascenders, from the title's to the signature's
# What meets at an edge, and in how many shades: with so few colours a file is small, and the thread is its own red.
_EDGES = (
    ("paper", "ink", 9),
    ("paper", "quiet", 4),
    ("paper", "thread_ink", 5),
    ("paper", "thread", 7),
    ("panel", "thread", 5),
    ("panel", "line_strong", 5),
    ("paper", "line_strong", 3),
    ("panel", "line", 3),
    ("paper", "line", 3),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    lettering: Lettering
    text: str
    size: int
    colour: str
    y: float  # the base line


def sharing_picture(card: Card) -> bytes:
    """The picture as a PNG file, 1200 x 630 pixels."""
    from PIL import Image

    lines, top = _lines(card)
    image = Image.new("RGB", (WIDTH, HEIGHT), card.scheme.paper)
    image.paste(drawing(card.ties, card.scheme, WIDTH, top), (0, 0))
    image.paste(_block(card, lines, top), (0, top))
    file = BytesIO()
    image.quantize(palette=_palette(card.scheme), dither=Image.Dither.NONE).save(file, format="PNG", optimize=True)
    return file.getvalue()


@cache
def _palette(scheme: Scheme) -> "Image":
    from PIL import Image, ImageColor

    colours: dict[tuple[int, ...], None] = {}
    for below, above, shades in _EDGES:
        ends = [ImageColor.getrgb(getattr(scheme, name))[:3] for name in (below, above)]
        for part in range(shades):
            share = part / (shades - 1)
            colours[tuple(round(a + share * (b - a)) for a, b in zip(*ends, strict=True))] = None
    palette = Image.new("P", (1, 1))
    palette.putpalette([level for colour in colours for level in colour])
    return palette


def _block(card: Card, lines: list[_Line], top: int) -> "Image":
    from PIL import Image, ImageDraw

    block = Image.new("RGB", (WIDTH * SCALE, (HEIGHT - top) * SCALE), card.scheme.paper)
    canvas = ImageDraw.Draw(block)
    for line in lines:
        line.lettering.draw(canvas, (_MARGIN, line.y - top), line.text, line.size, line.colour)
    return block.reduce(SCALE)


def _lines(card: Card) -> tuple[list[_Line], int]:
    """From the last line upwards, and where they begin: what they do not need is the map's."""
    scheme, y = card.scheme, float(HEIGHT - _FOOT)
    lines = []
    if card.signature:
        lines.append(_small(card, card.signature, 400, scheme.quiet, y))
        y -= _GAPS[1]
    lettering = Lettering(faces=card.serif, weight=600, language=card.language, scale=SCALE)
    setting = title_setting(card.title, _MEASURE, lettering.width) if card.title else Setting(size=0, lines=())
    for text in reversed(setting.lines):
        lines.append(_Line(lettering=lettering, text=text, size=setting.size, colour=scheme.ink, y=y))
        y -= setting.size * _LEADING
    y += setting.size * (_LEADING - (_FULL if max(card.title, default="") >= "\u3000" else _ASCENT))
    if card.kicker:
        y -= _GAPS[0]
        lines.append(_small(card, card.kicker, 600, scheme.thread_ink, y))
    return lines, round(y) - (_HEAD if card.kicker else _HEAD - _SMALL // 2)


def _small(card: Card, text: str, weight: int, colour: str, y: float) -> _Line:
    lettering = Lettering(faces=card.sans, weight=weight, language=card.language, scale=SCALE)
    return _Line(
        lettering=lettering, text=one_line(text, _SMALL, _MEASURE, lettering.width), size=_SMALL, colour=colour, y=y
    )
