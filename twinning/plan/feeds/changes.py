"""When what an entry tells changed, as far as the content says: never when somebody built the site."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from twinning.model.site import Article, Event, Site
from twinning.model.spans import zoned
from twinning.model.vocabulary import Kind
from twinning.plan.feeds.occasions import occasions

Updates = Mapping[tuple[Kind, str], datetime]


def updates_of(site: Site) -> Updates:
    """The last change of each piece that feeds tell of, by its kind and slug: the same in every language."""
    pieces: Iterable[tuple[Article | Event, datetime]] = (
        *((article, article.published) for article in site.articles.values()),
        *published_events(site),
    )
    return {(piece.kind, piece.slug): max((published, *_changes(site, piece))) for piece, published in pieces}


def published_events(site: Site) -> Iterator[tuple[Event, datetime]]:
    """Events with a day of publication, and that day.

    No other date of theirs is one on which something was published; the others are found in the calendars, and in the
    entries of the news that tell of them.
    """
    for event in site.events.values():
        if event.fields.publish:
            yield event, zoned(event.fields.publish, site.facts.zone)


def _changes(site: Site, piece: Article | Event) -> Iterator[datetime]:
    """Of each date that it tells of, too: it appears, it is corrected, or time alone changes how it stands."""
    if piece.fields.modified:
        yield zoned(piece.fields.modified, site.facts.zone)
    for event in occasions(site, piece):
        registration = event.fields.registration
        other = site.events.get((registration and registration.another_date) or "")
        moments = (event.fields.modified, event.fields.publish, other and other.fields.publish)
        yield from (zoned(moment, site.facts.zone) for moment in moments if moment)
        if event.changed:
            yield event.changed.astimezone(site.facts.zone)
