"""The feeds of a page's own, for its head. Readers are offered Atom, which every reader takes."""

from twinning.model.site import City
from twinning.plan.editions import Edition
from twinning.plan.feeds.atom import ENDING
from twinning.plan.views import Link


def city_feeds(edition: Edition, city: City) -> tuple[Link, ...]:
    href = edition.addresses.href(edition.addresses.city_feed(city, edition.language, ENDING))
    return (Link(label=_label(edition, edition.text(city).title), href=href),)


def topic_feeds(edition: Edition, slug: str) -> tuple[Link, ...]:
    href = edition.addresses.href(edition.addresses.topic_feed(slug, edition.language, ENDING))
    return (Link(label=_label(edition, edition.site.facts.topic_name(slug, edition.language)), href=href),)


def _label(edition: Edition, name: str) -> str:
    return f"{edition.say('Nachrichten')} – {name}"
