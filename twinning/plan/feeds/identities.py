"""What makes an entry the same entry for every reader, for ever: ``tag:`` URIs (RFC 4151).

They are minted by the authority that the settings name, not by the host, and for the name a piece was first published
under: a change of title, date, slug or host leaves them as they are, and nobody is told the same news twice.
"""

from pathlib import PurePosixPath

from twinning.model.dates import PartialDate
from twinning.model.facts import Facts
from twinning.model.site import Article, City, Event
from twinning.plan.addresses import Addresses


def identity(facts: Facts, *parts: str) -> str:
    return f"tag:{facts.feed_authority}:{'/'.join(parts)}"


def since(facts: Facts) -> PartialDate:
    """The day from which the authority mints: no feed is older."""
    return PartialDate.parse(facts.feed_authority.rpartition(",")[2])


def first_name(addresses: Addresses, piece: Article | City | Event) -> str:
    """The slug that a piece was first published under.

    Whoever renames a folder names the address that it leaves, so that links still lead there; the first of these is
    the original one. An address in another form, as of a website before this one, was never the name of an entry.
    """
    shelf = addresses.piece(piece, piece.original.language).parent.parent
    former = (PurePosixPath(url.removesuffix("index.html").strip("/")) for url in piece.fields.former_urls)
    return next((path.name for path in former if path.parent == shelf), piece.slug)
