"""A feed as several documents: the one to subscribe to, and its archives (RFC 5005, section 4)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from twinning.plan.feeds.entries import Told
from twinning.plan.feeds.values import Feed

_ENOUGH = 20  # entries for whoever subscribes today


def documents(feed: Feed, told: Iterable[Told]) -> Iterator[tuple[str, Feed, tuple[Told, ...]]]:
    """The documents, newest first, each without its entries, but with what they are to tell and with the end of its
    name: "" and then ``-2024``, ``-2023`` …

    ``told`` comes newest first. The newest years that hold enough of them together are the document to subscribe to;
    each year before is an archive. Whatever comes, goes or is corrected, the other years keep what they have: archives
    of so many entries each would all be shifted by one that expires.
    """
    years = [(f"-{year}", tuple(group)) for year, group in groupby(told, key=lambda each: each.updated.year)]
    newest: tuple[Told, ...] = ()
    while years and len(newest) < _ENOUGH:
        newest += years.pop(0)[1]
    parts = [("", newest), *years]
    addresses = [feed.current + end for end, _ in parts]
    for place, (end, part) in enumerate(parts):
        yield (
            end,
            replace(
                feed,
                address=addresses[place],
                older=addresses[place + 1] if place + 1 < len(parts) else "",
                newer=addresses[place - 1] if place > 1 else "",  # the newest of them all is no archive
            ),
            part,
        )
