"""A feed as Atom (RFC 4287), its archives linked as RFC 5005 has it."""

from collections.abc import Iterator
from functools import lru_cache

from twinning.plan.feeds.markup import element, parent
from twinning.plan.feeds.values import Entry, Feed, Image

ENDING = ".atom"
TYPE = "application/atom+xml"
_NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:fh": "http://purl.org/syndication/history/1.0",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


def atom(feed: Feed) -> bytes:
    """The document. Titles and summaries are plain text, which is Atom's default."""
    root = parent("feed", _members(feed), {**_NAMESPACES, "xml:lang": feed.lang})
    return f'<?xml version="1.0" encoding="utf-8"?>\n{root}\n'.encode()


def _members(feed: Feed) -> Iterator[str]:
    yield element("id", feed.id)
    yield element("title", feed.title)
    if feed.subtitle:
        yield element("subtitle", feed.subtitle)
    yield element("updated", feed.updated.isoformat())
    yield _author(feed.author)
    yield element("rights", feed.rights)
    yield element("generator", "Twinning")
    yield _page(feed.lang, feed.href)
    yield _link("self", TYPE, feed.address + ENDING)
    if feed.is_archive:
        yield element("fh:archive")
        yield _link("current", TYPE, feed.current + ENDING)
    for relation, address in (("prev-archive", feed.older), ("next-archive", feed.newer)):
        if address:
            yield _link(relation, TYPE, address + ENDING)
    yield from map(_entry, feed.entries)


@lru_cache(maxsize=1024)
def _entry(entry: Entry) -> str:
    """The same in each of the feeds that tell it, which are written one after the other."""
    return parent("entry", _told(entry), {"xml:lang": entry.lang})


def _told(entry: Entry) -> Iterator[str]:
    yield element("id", entry.id)
    yield element("title", entry.title)
    yield _page(entry.lang, entry.href)
    yield element("published", entry.published.isoformat())
    yield element("updated", entry.updated.isoformat())
    if entry.author:
        yield _author(entry.author)
    for tag in entry.tags:
        yield element("category", "", {"term": tag.term, "scheme": tag.scheme, "label": tag.label})
    if entry.image:
        yield from _image(entry.image)
    yield element("summary", entry.summary)
    if entry.content:
        yield element("content", entry.content, {"type": "html"})


def _image(image: Image) -> Iterator[str]:
    """An enclosure that has the picture's text for its title, and its maker in the words of Media RSS.

    Media RSS has an element for the text too, but feedparser would take it for the summary of the entry.
    """
    title = {"title": image.alt} if image.alt else {}
    yield _link("enclosure", image.type, image.href, **title)
    credit = element("media:credit", image.credit)
    yield parent("media:content", (credit,), {"url": image.href, "type": image.type, "medium": "image"})


def _author(name: str) -> str:
    return parent("author", (element("name", name),))


def _page(language: str, address: str) -> str:
    """The page that tells the same. One link of this kind: of several, some readers follow the first, some the last."""
    return _link("alternate", "text/html", address, hreflang=language)


def _link(relation: str, kind: str, address: str, **more: str) -> str:
    return element("link", "", {"rel": relation, "type": kind, **more, "href": address})
