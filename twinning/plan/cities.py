"""The partner cities: the list, and a profile with its timeline for each."""

from collections.abc import Iterator
from functools import partial
from math import asin, ceil, cos, radians, sin, sqrt

from twinning.model.dates import PartialDate
from twinning.model.site import Article, City, Event
from twinning.model.vocabulary import PartnershipStatus
from twinning.plan import structured
from twinning.plan.bodies import body
from twinning.plan.calendars.links import city_calendar_href
from twinning.plan.editions import Edition, Place
from twinning.plan.feeds.links import city_feeds
from twinning.plan.maps import cover_href, world_map
from twinning.plan.outputs import Output
from twinning.plan.pages import PageOutput, files_of
from twinning.plan.parts import article_teaser, city_teaser, event_teaser, original_link, picture
from twinning.plan.sharing.images import piece_image
from twinning.plan.views import CitiesPage, CityClock, CityPage, CityTeaser, Link, Population, Signing, TimelineEntry

_EARTH = 6371.0088  # kilometres, the mean radius (IUGG)
_NEWS = 6
_CLOCK = "clock.js"


def city_outputs(edition: Edition) -> Iterator[Output]:
    yield _cities(edition)
    for city in edition.site.cities.values():
        yield from files_of(edition, city)
        yield _city(edition, city)


def by_signing(edition: Edition, status: PartnershipStatus | None = None) -> tuple[CityTeaser, ...]:
    """The cities in the order of their signing, those without a date last."""
    cities = [city for city in edition.site.cities.values() if status in (None, city.fields.status)]
    teasers = [city_teaser(edition, city) for city in cities]
    return tuple(sorted(teasers, key=lambda teaser: (teaser.since or PartialDate(9999), teaser.slug)))


def distance(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Kilometres along the great circle between two positions in degrees (haversine)."""
    (lat1, lon1), (lat2, lon2) = (map(radians, here), map(radians, there))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))


def timeline(edition: Edition, city: City, events: list[Event], articles: list[Article]) -> tuple[TimelineEntry, ...]:
    """What binds the two cities, newest first: signings, milestones, news and events, past and to come."""
    original = edition.mark(city.original)
    entries = [
        *(
            TimelineEntry(kind="signing", date=s.date, text=edition.say("Beginn der Verbindung"), source=s.source or "")
            for s in city.fields.signed
        ),
        *(
            TimelineEntry(kind="milestone", date=m.date, text=m.text, source=m.source or "", lang=original)
            for m in city.fields.milestones
        ),
        *(_event_entry(edition, event) for event in events),
        *(_article_entry(edition, article) for article in articles),
    ]
    return tuple(sorted(entries, key=lambda e: (e.is_to_come, e.date, e.kind, e.text), reverse=True))


def _event_entry(edition: Edition, event: Event) -> TimelineEntry:
    text, start = edition.text(event), event.span.first_day
    when = PartialDate(start.year, start.month, start.day if event.span.precision == "day" else 0)
    return TimelineEntry(
        kind="event",
        date=when,
        text=text.title,
        href=edition.href(event),
        lang=edition.mark(text),
        is_to_come=not event.is_over,
    )


def _article_entry(edition: Edition, article: Article) -> TimelineEntry:
    text, day = edition.text(article), article.published
    when = PartialDate(day.year, day.month, day.day)
    return TimelineEntry(
        kind="article", date=when, text=text.title, href=edition.href(article), lang=edition.mark(text)
    )


def _cities(edition: Edition) -> Output:
    place = Place(path=edition.addresses.cities)
    return PageOutput(edition, place, "cities.html", partial(_list, edition, place))


def _list(edition: Edition, place: Place) -> CitiesPage:
    title = edition.say("Partnerstädte")
    description = edition.say("Mit diesen Städten ist %(city)s verbunden.") % {"city": edition.shell.home_name}
    return CitiesPage(
        head=edition.head(title, description, place),
        active=by_signing(edition, PartnershipStatus.ACTIVE),
        quiet=by_signing(edition, PartnershipStatus.QUIET),
        ended=by_signing(edition, PartnershipStatus.ENDED),
        map=world_map(edition),
    )


def _city(edition: Edition, city: City) -> Output:
    place = Place(path=partial(edition.addresses.piece, city))
    source = edition.text(city).source
    return PageOutput(edition, place, "city.html", partial(_profile, edition, place, city), source=source)


def _profile(edition: Edition, place: Place, city: City) -> CityPage:
    site, fields, text = edition.site, city.fields, edition.text(city)
    events = [event for event in site.events.values() if city.slug in event.fields.cities]
    articles = [article for article in site.articles.values() if city.slug in article.fields.cities]
    teaser = city_teaser(edition, city)
    return CityPage(
        head=edition.head(
            text.title,
            text.summary,
            place,
            feeds=(*city_feeds(edition, city), _calendar(edition, city)),
            structured=structured.of_city(edition, city),
            image=piece_image(edition, city),
            script=_CLOCK if city.fields.zone else "",
        ),
        name=text.title,
        native_name=teaser.native_name,
        native_lang=teaser.native_lang,
        slug=city.slug,
        summary=text.summary,
        country=fields.country,
        region=fields.region or "",
        kind=teaser.kind,
        status=teaser.status,
        status_label=edition.say(fields.status.label),
        since=teaser.since,
        years=teaser.years,
        distance=round(distance(site.facts.home.coordinates, fields.coordinates)),
        coordinates=fields.coordinates,
        clock=_clock(city),
        languages=fields.languages,
        signed=tuple(Signing(date=s.date, place=s.place or "", source=s.source or "") for s in fields.signed),
        population=_population(city),
        website=fields.website or "",
        links=tuple(Link(label=link.title, href=link.url) for link in fields.links),
        picture=picture(edition, city, text),
        cover=cover_href(edition, city),
        body=body(edition, city, text),
        body_lang=edition.mark(text),
        timeline=timeline(edition, city, events, articles),
        events=tuple(event_teaser(edition, event) for event in events if not event.is_over),
        news=tuple(article_teaser(edition, article) for article in articles[:_NEWS]),
        sources=fields.sources,
        office_lang=edition.mark(city.original),
        is_outdated=text.is_outdated,
        original=original_link(edition, city, text),
    )


def _calendar(edition: Edition, city: City) -> Link:
    title = edition.say("Termine und Jubiläen mit %(city)s") % {"city": edition.text(city).title}
    return Link(label=edition.say("Kalender: %(title)s") % {"title": title}, href=city_calendar_href(edition, city))


def _clock(city: City) -> CityClock | None:
    if city.ahead is None:
        return None
    hours = abs(city.ahead) / 60
    return CityClock(zone=city.fields.zone or "", ahead=city.ahead, hours=hours, count=ceil(hours))


def _population(city: City) -> Population | None:
    known = city.fields.population
    if known is None:
        return None
    return Population(value=known.value, scope=known.scope or "", as_of=known.as_of, source=known.source or "")
