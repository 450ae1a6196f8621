"""A text's HTML with its links and pictures filled in."""

from collections.abc import Iterator
from html import escape
from pathlib import PurePosixPath

from twinning.model.documents import Asset
from twinning.model.site import AnyPiece, AssetTarget, Gap, PieceTarget, Text
from twinning.plan.editions import Edition
from twinning.plan.formats import file_size
from twinning.plan.pictures.choices import in_text, linked
from twinning.plan.pictures.links import address, picture_html
from twinning.plan.views import Html

_LINK_END = "</a>"


def body(edition: Edition, piece: AnyPiece, text: Text) -> Html:
    """The HTML of one of a piece's texts."""
    return Html("".join(_parts(edition, piece, text)))


def _parts(edition: Edition, piece: AnyPiece, text: Text) -> Iterator[str]:
    """The parts with their gaps filled; where a link to an attachment ends, it says what one is about to fetch."""
    words = ""
    for part in text.body:
        if isinstance(part, Gap):
            yield _filled(edition, piece, part)
            words = _attachment(edition, part) if part.attribute == "href" else words
        elif words and _LINK_END in part:
            yield part.replace(_LINK_END, words + _LINK_END, 1)
            words = ""
        else:
            yield part


def _filled(edition: Edition, piece: AnyPiece, gap: Gap) -> str:
    """A picture, or an attribute with its space before it, or nothing: a link to what is not shown yet is no link."""
    if isinstance(gap.target, AssetTarget):
        asset = edition.site.assets[gap.target.path]
        if gap.attribute == "src":
            return picture_html(edition, piece, in_text(asset), gap.others)
        return _written(gap.attribute, _href(edition, piece, asset))
    if isinstance(gap.target, PieceTarget):
        href, mark = edition.link(gap.target)
        if not href:
            return ""
        return _written(gap.attribute, href) + (_written("hreflang", mark) if mark else "")
    return _written(gap.attribute, gap.target) if gap.target else ""


def _href(edition: Edition, piece: AnyPiece, asset: Asset) -> str:
    if asset.raster:
        return address(edition, piece, asset, linked(asset))
    return edition.addresses.href(edition.addresses.file(piece, PurePosixPath(asset.path).name))


def _attachment(edition: Edition, gap: Gap) -> str:
    """``(PDF, 340 kB)``, with its space before it; of a picture nothing, for it opens as a page does."""
    asset = edition.site.assets[gap.target.path] if isinstance(gap.target, AssetTarget) else None
    if asset is None or asset.raster:
        return ""
    kind = PurePosixPath(asset.path).suffix[1:].upper()
    return escape(f" ({', '.join(filter(None, (kind, file_size(asset.size, edition.language))))})")


def _written(attribute: str, value: str) -> str:
    return f' {attribute}="{escape(value)}"'
