"""Old addresses lead to where their pieces are now."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath

from twinning.model.site import AnyPiece
from twinning.plan.editions import Edition
from twinning.plan.outputs import Function, Output


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    href: str
    title: str
    lang: str
    message: str


def redirect_outputs(edition: Edition) -> Iterator[Output]:
    """From the originals' former addresses; a page that moves on by itself works on any host."""
    site = edition.site
    pieces: tuple[AnyPiece, ...] = (
        *site.articles.values(),
        *site.cities.values(),
        *site.events.values(),
        *site.pages.values(),
    )
    for piece in pieces:
        for former in piece.fields.former_urls:
            value = Redirect(
                href=edition.href(piece),
                title=piece.original.title,
                lang=edition.language,
                message=edition.say("Diese Seite ist umgezogen:"),
            )
            yield Output(path=_path(former), recipe=Function(redirect), value=value, source=piece.original.source)


def redirect(value: Redirect) -> bytes:
    href, title = escape(value.href), escape(value.title)
    return (
        f'<!doctype html>\n<html lang="{value.lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n'
        f'<meta http-equiv="refresh" content="0; url={href}">\n'
        f'<meta name="robots" content="noindex">\n<link rel="canonical" href="{href}">\n<title>{title}</title>\n'
        f'</head>\n<body>\n<p>{escape(value.message)} <a href="{href}">{title}</a></p>\n</body>\n</html>\n'
    ).encode()


def _path(former: str) -> PurePosixPath:
    path = PurePosixPath(former.lstrip("/"))
    return path if path.suffix else path / "index.html"
