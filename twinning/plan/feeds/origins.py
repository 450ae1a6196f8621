"""What a document of a feed is made of, known much sooner than what it says.

Feeds tell every text in full, in each language and on each of its shelves: to make all that only to find it unchanged
takes a fifth of a build. Their origin is the hash of whatever they could show. It says too much rather than too little:
of the pieces told, of all cities and dates and of all files it has every byte; of everything else the addresses, for
that is what a text can link to.
"""

from collections.abc import Iterable
from functools import partial
from hashlib import blake2b

from twinning.model.site import AnyPiece, Site
from twinning.plan.editions import Edition
from twinning.plan.feeds.archives import Document
from twinning.plan.feeds.entries import Told
from twinning.plan.feeds.values import Feed
from twinning.plan.keys import digest


def origin(edition: Edition, feed: Feed, document: Document) -> str:
    """The hash of all content that a document of a feed is made of."""
    parts = [
        edition.once_for_all("surroundings", partial(_surroundings, edition.site)),
        digest((feed, document.end, document.older or "-", document.newer or "-")),
        *(edition.once(("origin", told.id), partial(_own, told)) for told in document.told),
    ]
    return _hash(parts).hex()


def _own(told: Told) -> bytes:
    """The hash of a piece, and of what its entry says of it by the clock."""
    return _hash((f"{told.id} {told.published} {told.updated}".encode(), _bytes_of(told.piece)))


def _surroundings(site: Site) -> bytes:
    """The hash of what every entry could show beside its own piece."""
    parts = [_bytes_of(city) for city in site.cities.values()]
    for event in site.events.values():
        # With what the clock has to say of it.
        moment = f"{event.registration} {event.is_over} {event.changed} {event.span}".encode()
        parts += moment, _bytes_of(event)
    parts += (f"{path} {asset.digest}".encode() for path, asset in sorted(site.assets.items()))
    pieces: Iterable[AnyPiece] = (*site.articles.values(), *site.pages.values())
    parts += (f"{piece.kind} {piece.slug} {' '.join(piece.languages)}".encode() for piece in pieces)
    return _hash(parts)


def _bytes_of(piece: AnyPiece) -> bytes:
    """The hash of a piece's files, and where they lie."""
    return b" ".join((piece.folder.encode(), *(text.language.encode() + text.digest for text in piece.texts)))


def _hash(parts: Iterable[bytes]) -> bytes:
    return blake2b(b"".join(b"%d:%s" % (len(part), part) for part in parts), digest_size=16).digest()
