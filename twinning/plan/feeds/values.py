"""What a feed says, whatever its form."""

from dataclasses import dataclass
from datetime import datetime

from twinning.plan.keys import Shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A city or a topic that an entry is about; ``scheme`` says which of the two, as a ``tag:`` URI."""

    scheme: str
    term: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    href: str
    type: str  # image/jpeg
    alt: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Shared):
    """Texts are plain, ``content`` is sanitised HTML; without it the summary says all."""

    id: str
    title: str
    href: str
    lang: str
    published: datetime
    updated: datetime
    summary: str
    content: str = ""
    author: str = ""
    tags: tuple[Tag, ...] = ()
    image: Image | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One document of a feed, newest entries first.

    All addresses are absolute. Those of documents lack their ending, as that is the form's: ``address`` is this one's,
    ``current`` that of the newest entries, which people subscribe to; ``older`` and ``newer`` are archives, "" where
    there is none. ``since`` is when a feed with nothing in it was last changed.
    """

    id: str
    title: str
    subtitle: str
    lang: str
    href: str  # the page that it goes with
    address: str
    current: str
    author: str
    rights: str
    since: datetime
    entries: tuple[Entry, ...] = ()
    older: str = ""
    newer: str = ""

    @property
    def is_archive(self) -> bool:
        return self.address != self.current

    @property
    def updated(self) -> datetime:
        """When the newest of its entries was, never when the site was built."""
        return max((entry.updated for entry in self.entries), default=self.since)
