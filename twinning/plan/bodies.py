"""A text's HTML with its links and pictures filled in."""

from html import escape
from pathlib import PurePosixPath

from twinning.model.site import AssetTarget, Gap, PieceTarget, Text
from twinning.plan.editions import Edition
from twinning.plan.views import Html


def body(edition: Edition, text: Text, page: PurePosixPath) -> Html:
    """The HTML of a text whose files lie beside ``page``."""
    return Html("".join(part if isinstance(part, str) else _attribute(edition, part, page) for part in text.body))


def _attribute(edition: Edition, gap: Gap, page: PurePosixPath) -> str:
    """An attribute with its space before it, or nothing: a link to what is not shown yet is no link."""
    if isinstance(gap.target, AssetTarget):
        name = gap.target.path.rpartition("/")[2]
        return _written(gap.attribute, edition.addresses.href(edition.addresses.beside(page, name)))
    if isinstance(gap.target, PieceTarget):
        href, mark = edition.link(gap.target)
        if not href:
            return ""
        return _written(gap.attribute, href) + (_written("hreflang", mark) if mark else "")
    return _written(gap.attribute, gap.target) if gap.target else ""


def _written(attribute: str, value: str) -> str:
    return f' {attribute}="{escape(value)}"'
