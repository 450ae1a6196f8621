"""A feed as several documents: the one to subscribe to, and its archives (RFC 5005, section 4)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from twinning.plan.feeds.entries import Told

_ENOUGH = 20  # entries for whoever subscribes today


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One of a feed's, and what it is to tell; names end in "" and then ``-2024``, ``-2023`` …

    ``older`` and ``newer`` are the ends of the names of its neighbours among the archives; None where there is none.
    """

    end: str
    told: tuple[Told, ...]
    older: str | None
    newer: str | None


def documents(told: Iterable[Told]) -> Iterator[Document]:
    """The documents, newest first.

    ``told`` comes newest first. The newest years that hold enough of them together are the document to subscribe to;
    each year before is an archive. Whatever comes, goes or is corrected, the other years keep what they have: archives
    of so many entries each would all be shifted by one that expires.
    """
    years = [(f"-{year}", tuple(group)) for year, group in groupby(told, key=lambda each: each.updated.year)]
    newest: tuple[Told, ...] = ()
    while years and len(newest) < _ENOUGH:
        newest += years.pop(0)[1]
    parts = [("", newest), *years]
    for place, (end, part) in enumerate(parts):
        older = parts[place + 1][0] if place + 1 < len(parts) else None
        newer = parts[place - 1][0] if place > 1 else None  # the newest of them all is no archive
        yield Document(end=end, told=part, older=older, newer=newer)
