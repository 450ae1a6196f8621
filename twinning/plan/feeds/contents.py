"""Texts and pictures as feeds carry them: safe anywhere, and with whole addresses."""

from html import escape
from pathlib import PurePosixPath
from urllib.parse import quote, urljoin

import nh3

from twinning.plan.feeds.values import Image
from twinning.plan.views import Picture

_ADDRESSES = ("cite", "href", "src")
_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


def content(body: str, picture: Picture | None, page: str) -> str:
    """The HTML of a piece under its picture, for readers that know neither our style sheet nor ``page``.

    Many of them ignore ``xml:base``, so no address depends on it; classes and ids would mean nothing there.
    """

    def whole_address(tag: str, attribute: str, value: str) -> str:
        return whole(page, value) if attribute in _ADDRESSES else value

    html = (figure(picture) if picture else "") + body
    return nh3.clean(html, attribute_filter=whole_address, link_rel=None)


def figure(picture: Picture) -> str:
    """The picture with what belongs to it: whoever made it is named wherever it is shown."""
    caption = " ".join(text for text in (picture.caption, picture.credit, picture.licence) if text)
    lang = f' lang="{picture.lang}"' if picture.lang else ""
    image = f'<img src="{escape(picture.src)}" alt="{escape(picture.alt)}">'
    return f"<figure{lang}>{image}<figcaption>{escape(caption, quote=False)}</figcaption></figure>\n"


def image(picture: Picture | None, page: str) -> Image | None:
    if picture is None:
        return None
    kind = _TYPES.get(PurePosixPath(picture.src).suffix.lower(), "application/octet-stream")
    return Image(href=whole(page, picture.src), type=kind, alt=picture.alt, credit=picture.credit)


def whole(page: str, address: str) -> str:
    """An address on ``page`` as a URI: absolute if the page's is, and in ASCII."""
    return in_ascii(urljoin(page, address))


def in_ascii(address: str) -> str:
    """An IRI as a URI (RFC 3987, section 3.1)."""
    return quote(address, safe="%/:?#[]@!$&'()*+,;=~")
