"""The page that explains how to hear of news and dates, of all cities or of one."""

from collections.abc import Iterable
from functools import partial

from twinning.model.vocabulary import EventKind
from twinning.plan.calendars.links import (
    anniversary_calendar_href,
    calendar_href,
    city_calendar_href,
    kind_calendar_href,
    subscription,
)
from twinning.plan.editions import Edition, Place
from twinning.plan.feeds.links import city_feeds, topic_feeds
from twinning.plan.feeds.planning import topics_of
from twinning.plan.outputs import Output
from twinning.plan.pages import PageOutput
from twinning.plan.parts import city_tag
from twinning.plan.views import CitySubscription, Link, SubscribePage


def subscribe_output(edition: Edition) -> Output:
    place = Place(path=edition.addresses.subscribe)
    return PageOutput(edition, place, "subscribe.html", partial(_page, edition, place))


def _page(edition: Edition, place: Place) -> SubscribePage:
    say, addresses, site = edition.say, edition.addresses, edition.site
    title = say("Abonnieren")
    description = say("Nachrichten und Termine der Partnerschaften, sobald es sie gibt: als Feed oder im Kalender.")
    kinds = {event.fields.kind for event in site.events.values()}
    return SubscribePage(
        head=edition.head(title, description, place),
        title=title,
        description=description,
        feed=addresses.href(addresses.feed(edition.language)),
        calendar=_calendar(edition, say("Alle Termine"), calendar_href(edition)),
        anniversaries=_calendar(edition, say("Jubiläen"), anniversary_calendar_href(edition)),
        kinds=tuple(
            _calendar(edition, say(kind.label), kind_calendar_href(edition, kind))
            for kind in EventKind
            if kind in kinds
        ),
        cities=tuple(_cities(edition)),
        topics=tuple(_topics(edition)),
    )


def _cities(edition: Edition) -> Iterable[CitySubscription]:
    for city in edition.site.cities.values():
        feeds = city_feeds(edition, city)
        calendar = city_calendar_href(edition, city)
        yield CitySubscription(
            city=city_tag(edition, city),
            feed=feeds[0].href if feeds else "",
            calendar=_calendar(edition, edition.text(city).title, calendar),
        )


def _topics(edition: Edition) -> Iterable[Link]:
    """The feed of each topic that has news or dates, by its name alone: the section says what they are."""
    for slug in topics_of(edition.site):
        for feed in topic_feeds(edition, slug):
            yield Link(label=edition.site.facts.topic_name(slug, edition.language), href=feed.href)


def _calendar(edition: Edition, label: str, href: str) -> Link:
    """Calendar programs subscribe at webcal: addresses; without SITEURL there is only the file."""
    return Link(label=label, href=subscription(edition, href) or href)
