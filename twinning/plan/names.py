"""The names that a piece has had: whoever knows it by an old one is to find it still."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TypeVar

from twinning.model.site import AnyPiece
from twinning.plan.addresses import Addresses

Named = TypeVar("Named", bound=AnyPiece)


def names(addresses: Addresses, piece: AnyPiece) -> tuple[str, ...]:
    """Every slug of a piece: the one that it was first published under first, its own last.

    Whoever renames a folder names the address that it leaves, the oldest first, so that links still lead there. An
    address in another form, as of a website before this one, was never that of a slug.
    """
    if not piece.fields.former_urls:
        return (piece.slug,)
    shelf = addresses.piece(piece, piece.original.language).parent.parent
    former = (PurePosixPath(url.removesuffix("index.html").strip("/")) for url in piece.fields.former_urls)
    slugs = (path.name for path in former if path.parent == shelf and not path.suffix)
    return (*(slug for slug in slugs if slug != piece.slug), piece.slug)


def first_name(addresses: Addresses, piece: AnyPiece) -> str:
    return names(addresses, piece)[0]


def formerly(addresses: Addresses, piece: Named) -> Iterator[Named]:
    """The piece under each of its former names, and so with the addresses that it had then.

    Pages lead on from there. Programs that ask for a feed or a calendar follow no page, so it is there as well.
    """
    for name in names(addresses, piece)[:-1]:
        yield replace(piece, slug=name)
