"""The pieces of an edition as entries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from html import escape

from twinning.model.site import Article, Event, Text
from twinning.plan.bodies import body
from twinning.plan.editions import Edition
from twinning.plan.feeds.changes import Updates, published_events
from twinning.plan.feeds.contents import content, image, in_ascii
from twinning.plan.feeds.identities import identity
from twinning.plan.feeds.occasions import as_html
from twinning.plan.feeds.values import Entry, Tag
from twinning.plan.formats import language_name
from twinning.plan.names import first_name
from twinning.plan.parts import picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A piece as feeds list it; what they tell of it is its ``entry``."""

    piece: Article | Event
    published: datetime
    updated: datetime
    id: str


def told_in(edition: Edition, updates: Updates) -> list[Told]:
    """Everything that feeds can tell: first what was published or corrected last."""
    site = edition.site
    told = [_told(edition, article, article.published, updates) for article in site.articles.values()]
    told += [_told(edition, event, published, updates) for event, published in published_events(site)]
    return sorted(told, key=lambda each: (-each.updated.timestamp(), each.id))


def entry(edition: Edition, told: Told) -> Entry:
    """The same in each of the edition's feeds."""
    return edition.once((Entry, told.id), partial(_entry, edition, told))


def in_short(entry: Entry, lines: Iterable[str] = ()) -> Entry:
    """Only what a post takes: a title, a short text with a line for each of its dates, a link, a picture."""
    return replace(entry, summary="\n".join((entry.summary, *lines)), content="", author="", tags=())


def _told(edition: Edition, piece: Article | Event, published: datetime, updates: Updates) -> Told:
    names = piece.kind.value, first_name(edition.addresses, piece), edition.text(piece).language
    return Told(
        piece=piece,
        published=published,
        updated=updates[piece.kind, piece.slug],
        id=identity(edition.site.facts, *names),
    )


def _entry(edition: Edition, told: Told) -> Entry:
    piece = told.piece
    text, page = edition.text(piece), edition.addresses.absolute(edition.path(piece))
    shown = picture(edition, piece, text)
    return Entry(
        id=told.id,
        title=text.title,
        href=in_ascii(page),
        lang=text.language,
        published=told.published,
        updated=told.updated,
        summary=text.summary,
        content=content(_above(edition, piece, text) + _told_whole(edition, piece, text), shown, page),
        author=(isinstance(piece, Article) and piece.fields.author) or "",
        tags=tuple(_tags(edition, piece, text.language)),
        image=image(shown, page),
    )


def _above(edition: Edition, piece: Article | Event, text: Text) -> str:
    """What readers have to know before they read: that the text is in another language, and how its dates stand."""
    if not (foreign := edition.mark(text)):
        return as_html(edition, piece, text.language)
    message = edition.say("Diesen Text gibt es noch nicht in Ihrer Sprache. Sie lesen ihn auf %(language)s.")
    note = escape(message % {"language": language_name(foreign, edition.language)}, quote=False)
    return f'<p lang="{edition.language}">{note}</p>\n' + as_html(edition, piece, text.language)


def _told_whole(edition: Edition, piece: Article | Event, text: Text) -> str:
    """The text; where it is in a language that subscribers have not asked for, what is most important of it.

    Whoever reads that language, too, follows the link. Otherwise all that is not translated, which is most, would be
    carried by every feed of every language.
    """
    return f"<p>{escape(text.summary, quote=False)}</p>" if edition.mark(text) else body(edition, piece, text)


def _tags(edition: Edition, piece: Article | Event, language: str) -> Iterator[Tag]:
    """Labelled in the entry's own language, as all its texts are."""
    facts, cities = edition.site.facts, edition.site.cities
    for slug in piece.fields.cities:
        if slug in cities:
            yield Tag(scheme=identity(facts, "city"), term=slug, label=cities[slug].text(language).title)
    for slug in piece.fields.topics:
        yield Tag(scheme=identity(facts, "topic"), term=slug, label=facts.topic_name(slug, language))
