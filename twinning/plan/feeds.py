"""Atom feeds (RFC 4287)."""

from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree as ET

from twinning.model.site import Article
from twinning.model.spans import zoned
from twinning.plan.bodies import body
from twinning.plan.editions import Edition
from twinning.plan.outputs import Function, Output

_ATOM = "http://www.w3.org/2005/Atom"
_ENTRIES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    id: str
    title: str
    href: str  # absolute
    lang: str
    published: datetime
    updated: datetime
    summary: str
    content: str  # HTML


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """All addresses are absolute; ``base`` is what the content's own root-relative links are resolved against."""

    id: str
    title: str
    subtitle: str
    lang: str
    href: str
    self_href: str
    author: str
    entries: tuple[Entry, ...]


def feed_output(edition: Edition) -> Output:
    """The newest news of an edition, in its language where there is one."""
    addresses, language = edition.addresses, edition.language
    articles = list(edition.site.articles.values())[:_ENTRIES]
    path = addresses.feed(language)
    value = Feed(
        id=addresses.absolute(path),
        title=edition.shell.site_name,
        subtitle=edition.shell.tagline,
        lang=language,
        href=addresses.absolute(addresses.home(language)),
        self_href=addresses.absolute(path),
        author=edition.shell.organisation,
        entries=tuple(_entry(edition, article) for article in articles),
    )
    return Output(path=path, recipe=Function(atom), value=value)


def atom(feed: Feed) -> bytes:
    """The feed as a document; ``updated`` is that of its newest entry, never the build's."""
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": feed.lang})
    updated = max((entry.updated for entry in feed.entries), default=None)
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    if feed.subtitle:
        _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", updated.isoformat() if updated else "1970-01-01T00:00:00Z")
    _add(root, "link", rel="self", type="application/atom+xml", href=feed.self_href)
    _add(root, "link", rel="alternate", type="text/html", hreflang=feed.lang, href=feed.href)
    _add(_add(root, "author"), "name", feed.author)
    for entry in feed.entries:
        _add_entry(root, entry)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add_entry(root: ET.Element, entry: Entry) -> None:
    item = _add(root, "entry", **{"xml:lang": entry.lang})
    _add(item, "id", entry.id)
    _add(item, "title", entry.title)
    _add(item, "link", rel="alternate", type="text/html", hreflang=entry.lang, href=entry.href)
    _add(item, "published", entry.published.isoformat())
    _add(item, "updated", entry.updated.isoformat())
    _add(item, "summary", entry.summary)
    _add(item, "content", entry.content, type="html", **{"xml:base": entry.href})


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    element.text = text or None
    return element


def _entry(edition: Edition, article: Article) -> Entry:
    text, path = edition.text(article), edition.path(article)
    modified = article.fields.modified
    updated = zoned(modified, edition.site.facts.zone) if modified else article.published
    return Entry(
        id=_tag(edition, article, text.language),
        title=text.title,
        href=edition.addresses.absolute(path),
        lang=text.language,
        published=article.published,
        updated=max(article.published, updated),
        summary=text.summary,
        content=str(body(edition, text, path)),
    )


def _tag(edition: Edition, article: Article, language: str) -> str:
    """A tag: URI (RFC 4151): minted for the folder's date, so that it survives a change of title or address."""
    facts = edition.site.facts
    name = facts.url.split("://", 1)[-1].partition("/")[0] or "localhost"
    return f"tag:{name},{article.published:%Y-%m-%d}:{article.kind.value}/{article.slug}/{language}"
