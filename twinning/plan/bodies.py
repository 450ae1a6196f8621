"""A text's HTML with its links and pictures filled in."""

from collections.abc import Iterator
from html import escape
from pathlib import PurePosixPath

from twinning.model.documents import Asset, Slot
from twinning.model.site import AnyPiece, AssetTarget, PieceTarget, Target, Text
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
    for part in edition.site.bodies.read(text.source).parts:
        if isinstance(part, Slot):
            target = text.targets[part.reference]
            yield _filled(edition, piece, part, target)
            words = _attachment(edition, target) if part.attribute == "href" else words
        elif words and _LINK_END in part:
            yield part.replace(_LINK_END, words + _LINK_END, 1)
            words = ""
        else:
            yield part


def _filled(edition: Edition, piece: AnyPiece, slot: Slot, target: Target) -> str:
    """A picture, or an attribute with its space before it, or nothing: a link to what is not shown yet is no link."""
    if isinstance(target, AssetTarget):
        asset = edition.site.assets[target.path]
        if slot.attribute == "src":
            return picture_html(edition, piece, in_text(asset), slot.others)
        return _written(slot.attribute, _href(edition, piece, asset))
    if isinstance(target, PieceTarget):
        href, mark = edition.link(target)
        if not href:
            return ""
        return _written(slot.attribute, href) + (_written("hreflang", mark) if mark else "")
    return _written(slot.attribute, target) if target else ""


def _href(edition: Edition, piece: AnyPiece, asset: Asset) -> str:
    if asset.raster:
        return address(edition, piece, asset, linked(asset))
    return edition.addresses.href(edition.addresses.file(piece, PurePosixPath(asset.path).name))


def _attachment(edition: Edition, target: Target) -> str:
    """``(PDF, 340 kB)``, with its space before it; of a picture nothing, for it opens as a page does."""
    asset = edition.site.assets[target.path] if isinstance(target, AssetTarget) else None
    if asset is None or asset.raster:
        return ""
    kind = PurePosixPath(asset.path).suffix[1:].upper()
    return escape(f" ({', '.join(filter(None, (kind, file_size(asset.size, edition.language))))})")


def _written(attribute: str, value: str) -> str:
    return f' {attribute}="{escape(value)}"'
