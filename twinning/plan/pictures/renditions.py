"""Renditions: one picture, one part of it, in one size and format."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath

from twinning.model.documents import Asset, Raster
from twinning.model.slugs import slugify
from twinning.plan.keys import digest
from twinning.plan.pictures.shapes import Box


class Format(StrEnum):
    """A format by the ending of its files."""

    AVIF = "avif"
    WEBP = "webp"
    JPEG = "jpg"
    PNG = "png"

    @property
    def media_type(self) -> str:
        return "image/jpeg" if self is Format.JPEG else f"image/{self}"


LOSSLESS = 100
_STEM = 60  # letters of a file's name that are enough to know it by
# From 0 to 100, on each encoder's own scale; chosen to look alike.
QUALITIES = {Format.AVIF: 55, Format.WEBP: 76, Format.JPEG: 80}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """All that the recipe sees: a file on this disk with its content's digest, and what is to become of it."""

    location: str = field(compare=False)
    digest: str
    orientation: int
    box: Box
    width: int
    height: int
    format: Format
    quality: int


def rendition(asset: Asset, raster: Raster, box: Box, width: int, format_: Format) -> Rendition:
    return Rendition(
        location=asset.location,
        digest=asset.digest,
        orientation=raster.orientation,
        box=box,
        width=width,
        height=box.height_at(width),
        format=format_,
        quality=LOSSLESS if raster.is_drawn else QUALITIES.get(format_, LOSSLESS),
    )


def file_name(asset: Asset, made: Rendition) -> str:
    """``foto-640-3fa9c1d2.avif``: a change in what is shown is a new address, so that each may be kept for ever.

    Widths and formats of one part of a picture share the hash: so many addresses on a page shrink to little on the way.
    """
    stem = slugify(PurePosixPath(asset.path).stem)[:_STEM].strip("-") or "bild"
    # Where the picture lies on this disk is no part of it.
    shown = (made.digest, made.orientation, made.box, tuple(QUALITIES.items()))
    return f"{stem}-{made.width}-{digest(shown).hex()[:8]}.{made.format}"
