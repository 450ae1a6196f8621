"""The pieces of an edition as entries."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from twinning.model.site import Article, Event
from twinning.model.spans import zoned
from twinning.plan.bodies import body
from twinning.plan.editions import Edition
from twinning.plan.feeds.contents import content, image, whole
from twinning.plan.feeds.identities import first_name, identity
from twinning.plan.feeds.values import Entry, Tag
from twinning.plan.parts import picture

Told = tuple[Article | Event, Entry]


def told_in(edition: Edition) -> list[Told]:
    """Everything that feeds can tell, each piece with its entry: first what was published or corrected last.

    Of events, those with a day of publication. No other date of theirs is one on which something was published; they
    are found in the calendars.
    """
    site = edition.site
    told: list[Told] = [(article, _entry(edition, article, article.published)) for article in site.articles.values()]
    told += [(event, _entry(edition, event, published)) for event, published in _published(edition)]
    return sorted(told, key=lambda pair: (-pair[1].updated.timestamp(), pair[1].id))


def in_short(entry: Entry) -> Entry:
    """Only what a post takes: a title, a short text, a link, a picture."""
    return replace(entry, content="", author="", tags=())


def _published(edition: Edition) -> Iterator[tuple[Event, datetime]]:
    zone = edition.site.facts.zone
    for event in edition.site.events.values():
        if event.fields.publish:
            yield event, zoned(event.fields.publish, zone)


def _entry(edition: Edition, piece: Article | Event, published: datetime) -> Entry:
    facts, text, path = edition.site.facts, edition.text(piece), edition.path(piece)
    page = edition.addresses.absolute(path)
    shown = picture(edition, piece, text)
    return Entry(
        id=identity(facts, piece.kind.value, first_name(edition.addresses, piece), text.language),
        title=text.title,
        href=whole(page, page),
        lang=text.language,
        published=published,
        updated=_updated(published, piece.fields.modified, edition),
        summary=text.summary,
        content=content(body(edition, piece, text), shown, page),
        author=(isinstance(piece, Article) and piece.fields.author) or "",
        tags=tuple(_tags(edition, piece, text.language)),
        image=image(shown, page),
    )


def _updated(published: datetime, modified: date | None, edition: Edition) -> datetime:
    return max(published, zoned(modified, edition.site.facts.zone)) if modified else published


def _tags(edition: Edition, piece: Article | Event, language: str) -> Iterator[Tag]:
    """Labelled in the entry's own language, as all its texts are."""
    facts, cities = edition.site.facts, edition.site.cities
    for slug in piece.fields.cities:
        if slug in cities:
            yield Tag(scheme=identity(facts, "city"), term=slug, label=cities[slug].text(language).title)
    for slug in piece.fields.topics:
        yield Tag(scheme=identity(facts, "topic"), term=slug, label=facts.topic_name(slug, language))
