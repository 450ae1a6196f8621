"""A feed as Atom (RFC 4287), its archives linked as RFC 5005 has it."""

from xml.etree import ElementTree as ET

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
    root = ET.Element("feed", {**_NAMESPACES, "xml:lang": feed.lang})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    if feed.subtitle:
        _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", feed.updated.isoformat())
    _add(_add(root, "author"), "name", feed.author)
    _add(root, "rights", feed.rights)
    _add(root, "generator", "Twinning")
    # One link of this kind, here and in an entry: of several, some readers follow the first and some the last.
    _add(root, "link", rel="alternate", type="text/html", hreflang=feed.lang, href=feed.href)
    _add_documents(root, feed)
    for entry in feed.entries:
        _add_entry(root, entry)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add_documents(root: ET.Element, feed: Feed) -> None:
    _add(root, "link", rel="self", type=TYPE, href=feed.address + ENDING)
    if feed.is_archive:
        _add(root, "fh:archive")
        _add(root, "link", rel="current", type=TYPE, href=feed.current + ENDING)
    for relation, address in (("prev-archive", feed.older), ("next-archive", feed.newer)):
        if address:
            _add(root, "link", rel=relation, type=TYPE, href=address + ENDING)


def _add_entry(root: ET.Element, entry: Entry) -> None:
    item = _add(root, "entry", **{"xml:lang": entry.lang})
    _add(item, "id", entry.id)
    _add(item, "title", entry.title)
    _add(item, "link", rel="alternate", type="text/html", hreflang=entry.lang, href=entry.href)
    _add(item, "published", entry.published.isoformat())
    _add(item, "updated", entry.updated.isoformat())
    if entry.author:
        _add(_add(item, "author"), "name", entry.author)
    for tag in entry.tags:
        _add(item, "category", term=tag.term, scheme=tag.scheme, label=tag.label)
    if entry.image:
        _add_image(item, entry.image)
    _add(item, "summary", entry.summary)
    if entry.content:
        _add(item, "content", entry.content, type="html")


def _add_image(item: ET.Element, image: Image) -> None:
    """An enclosure that has the picture's text for its title, and its maker in the words of Media RSS.

    Media RSS has an element for the text too, but feedparser would take it for the summary of the entry.
    """
    title = {"title": image.alt} if image.alt else {}
    _add(item, "link", rel="enclosure", type=image.type, href=image.href, **title)
    media = _add(item, "media:content", url=image.href, type=image.type, medium="image")
    _add(media, "media:credit", image.credit)


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    element.text = text or None
    return element
