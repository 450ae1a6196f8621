"""The pieces of an edition as entries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from html import escape

from twinning.model.site import Article, Event, Text
from twinning.model.spans import zoned
from twinning.plan.bodies import body
from twinning.plan.editions import Edition
from twinning.plan.feeds.contents import content, image, whole
from twinning.plan.feeds.identities import identity
from twinning.plan.feeds.occasions import as_html, occasions
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


def told_in(edition: Edition) -> list[Told]:
    """Everything that feeds can tell: first what was published or corrected last.

    Of events, those with a day of publication. No other date of theirs is one on which something was published; they
    are found in the calendars, and in the entries of the news that tell of them.
    """
    site = edition.site
    told = [_told(edition, article, article.published) for article in site.articles.values()]
    told += [_told(edition, event, published) for event, published in _published(edition)]
    return sorted(told, key=lambda each: (-each.updated.timestamp(), each.id))


def entry(edition: Edition, told: Told) -> Entry:
    """The same in each of the edition's feeds."""
    return edition.once((Entry, told.id), partial(_entry, edition, told))


def in_short(entry: Entry, lines: Iterable[str] = ()) -> Entry:
    """Only what a post takes: a title, a short text with a line for each of its dates, a link, a picture."""
    return replace(entry, summary="\n".join((entry.summary, *lines)), content="", author="", tags=())


def _published(edition: Edition) -> Iterator[tuple[Event, datetime]]:
    zone = edition.site.facts.zone
    for event in edition.site.events.values():
        if event.fields.publish:
            yield event, zoned(event.fields.publish, zone)


def _told(edition: Edition, piece: Article | Event, published: datetime) -> Told:
    names = piece.kind.value, first_name(edition.addresses, piece), edition.text(piece).language
    return Told(
        piece=piece,
        published=published,
        updated=max((published, *_changes(edition, piece))),
        id=identity(edition.site.facts, *names),
    )


def _entry(edition: Edition, told: Told) -> Entry:
    piece = told.piece
    text, page = edition.text(piece), edition.addresses.absolute(edition.path(piece))
    shown = picture(edition, piece, text)
    return Entry(
        id=told.id,
        title=text.title,
        href=whole(page, page),
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


def _changes(edition: Edition, piece: Article | Event) -> Iterator[datetime]:
    """When what is read in an entry changed, as far as the content says: never when somebody built the site.

    Of each date that it tells of, too: it appears, it is corrected, or time alone changes how it stands.
    """
    site, told = edition.site, occasions(edition, piece)
    registrations = (event.fields.registration for event in told)
    others = (site.events.get((registration and registration.another_date) or "") for registration in registrations)
    written = [piece.fields.modified, *(event.fields.modified for event in told)]
    written += [event.fields.publish for event in (*told, *others) if event]
    yield from (zoned(moment, site.facts.zone) for moment in written if moment)
    yield from (event.changed.astimezone(site.facts.zone) for event in told if event.changed)


def _tags(edition: Edition, piece: Article | Event, language: str) -> Iterator[Tag]:
    """Labelled in the entry's own language, as all its texts are."""
    facts, cities = edition.site.facts, edition.site.cities
    for slug in piece.fields.cities:
        if slug in cities:
            yield Tag(scheme=identity(facts, "city"), term=slug, label=cities[slug].text(language).title)
    for slug in piece.fields.topics:
        yield Tag(scheme=identity(facts, "topic"), term=slug, label=facts.topic_name(slug, language))
