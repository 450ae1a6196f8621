"""Where pictures are shown, and which renditions of them that takes."""

from dataclasses import dataclass, replace

from twinning.model.documents import Asset, Raster
from twinning.plan.pictures.renditions import QUALITIES, Format, Rendition, rendition
from twinning.plan.pictures.shapes import FOCUS, Box, crop, whole, widths

LEAD = (3, 2)
SQUARE = (1, 1)
# As wide as a list on a phone shows it, on the sharpest screens.
_SQUARE_WIDTH = 320
# For browsers without AVIF and WebP, feeds, search engines: large enough for all of them.
_FALLBACK_WIDTH = 1280
# As wide as a mail shows it: there nothing can be chosen from, and a mail has to stay small.
_MAIL_WIDTH = 560
# What a photograph is offered in, the best first, and what a drawing, whose edges must stay sharp. The last is for all.
_PHOTOGRAPH = (Format.AVIF, Format.WEBP, Format.JPEG)
_DRAWING = (Format.WEBP, Format.PNG)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a browser chooses from: its first format that it knows, in the width that it needs; or the fallback."""

    asset: Asset
    sources: tuple[tuple[Rendition, ...], ...]  # one format each, from narrow to wide
    fallback: Rendition
    square: Rendition | None = None  # in the best format; who does not know it crops one of the sources

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the largest, for the room to keep free."""
        largest = self.sources[0][-1]
        return largest.width, largest.height

    @property
    def renditions(self) -> tuple[Rendition, ...]:
        made = (*(made for source in self.sources for made in source), self.fallback)
        return (*made, self.square) if self.square else made


def lead(asset: Asset, focus: tuple[float, float] | None, *, is_listed: bool = False) -> Choice:
    """Above a text or in a list: cut to one shape, so that lists align; where it ``is_listed``, also to a square."""
    raster = _raster(asset)
    choice = _choice(asset, raster, crop(raster.width, raster.height, LEAD, focus or FOCUS))
    return replace(choice, square=_square(asset, raster, focus or FOCUS)) if is_listed else choice


def in_text(asset: Asset) -> Choice:
    """Within a text: nothing is cut away."""
    raster = _raster(asset)
    return _choice(asset, raster, whole(raster.width, raster.height))


def linked(asset: Asset) -> Rendition:
    """What a link to the picture opens."""
    raster = _raster(asset)
    box = whole(raster.width, raster.height)
    return rendition(asset, raster, box, widths(box)[-1], _formats(raster)[-1])


def mailed(asset: Asset, focus: tuple[float, float] | None) -> Rendition:
    """Within a mail: as in a list, in one small file that every mail program shows."""
    raster = _raster(asset)
    box = crop(raster.width, raster.height, LEAD, focus or FOCUS)
    made = rendition(asset, raster, box, min(box.width, _MAIL_WIDTH), Format.JPEG)
    return replace(made, quality=QUALITIES[Format.JPEG])


def _choice(asset: Asset, raster: Raster, box: Box) -> Choice:
    *modern, last = _formats(raster)
    offered = widths(box)
    fallback = max(width for width in offered if width <= _FALLBACK_WIDTH)
    return Choice(
        asset=asset,
        sources=tuple(tuple(rendition(asset, raster, box, width, each) for width in offered) for each in modern),
        fallback=rendition(asset, raster, box, fallback, last),
    )


def _square(asset: Asset, raster: Raster, focus: tuple[float, float]) -> Rendition:
    box = crop(raster.width, raster.height, SQUARE, focus)
    return rendition(asset, raster, box, min(box.width, _SQUARE_WIDTH), _formats(raster)[0])


def _formats(raster: Raster) -> tuple[Format, ...]:
    return _DRAWING if raster.is_drawn else _PHOTOGRAPH


def _raster(asset: Asset) -> Raster:
    assert asset.raster, "the model lets nothing else be shown"
    return asset.raster
