"""Old addresses lead to where their pieces are now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import chain
from pathlib import PurePosixPath
from urllib.parse import unquote

from twinning.model.site import AnyPiece, PieceTarget, Text
from twinning.plan.editions import Edition
from twinning.plan.names import formerly
from twinning.plan.outputs import Function, Output
from twinning.plan.policies import policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """It does not bear the old title: what has expired is to be read nowhere."""

    href: str
    lang: str
    message: str


def redirect_outputs(edition: Edition) -> Iterator[Output]:
    """From former and expired addresses; a page that moves on by itself works on any host."""
    site = edition.site
    shelves: tuple[Mapping[str, AnyPiece], ...] = (site.articles, site.cities, site.events, site.pages)
    for piece in chain.from_iterable(shelf.values() for shelf in shelves):
        for former in piece.fields.former_urls:
            yield _output(edition, _path(former), edition.href(piece), piece.original)
    for article in site.departed:
        target = article.original.link
        if target is None:
            continue
        href = edition.link(target)[0] if isinstance(target, PieceTarget) else str(target)
        for text in article.texts:
            yield _output(edition, edition.addresses.piece(article, text.language), href, article.original)


def renaming_outputs(edition: Edition) -> Iterator[Output]:
    """From where a renamed piece lay in a language other than its original's; an editor names that address alone."""
    site = edition.site
    shelves: tuple[Mapping[str, AnyPiece], ...] = (site.articles, site.cities, site.events, site.pages)
    for piece in chain.from_iterable(shelf.values() for shelf in shelves):
        if not piece.fields.former_urls or not edition.has(piece):
            continue
        named = {_path(former) for former in piece.fields.former_urls}
        for before in formerly(edition.addresses, piece):
            path = edition.addresses.piece(before, edition.language)
            if path not in named:
                yield _output(edition, path, edition.href(piece), piece.original)


def _output(edition: Edition, path: PurePosixPath, href: str, text: Text) -> Output:
    message = edition.say("Diese Seite ist umgezogen:")
    value = Redirect(href=href or edition.shell.home_href, lang=edition.language, message=message)
    return Output(path=path, recipe=Function(redirect), value=value, source=text.source)


def redirect(value: Redirect) -> bytes:
    href, message = escape(value.href), escape(value.message)
    return (
        f'<!doctype html>\n<html lang="{value.lang}">\n<head>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n'
        f'<meta http-equiv="refresh" content="0; url={href}">\n'
        f'<meta name="robots" content="noindex">\n<link rel="canonical" href="{href}">\n<title>{message}</title>\n'
        f'</head>\n<body>\n<p>{message} <a href="{href}">{href}</a></p>\n</body>\n</html>\n'
    ).encode()


def _path(former: str) -> PurePosixPath:
    path = PurePosixPath(unquote(former).lstrip("/"))
    return path if path.suffix else path / "index.html"
