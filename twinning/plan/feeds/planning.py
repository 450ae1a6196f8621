"""The feeds of an edition: of its news, of each city and topic, and of each channel, for those who post there."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Any

from twinning.model.dates import midnight
from twinning.model.site import Article, City, Event, Site
from twinning.plan.editions import Edition
from twinning.plan.feeds import atom, jsonfeed
from twinning.plan.feeds.archives import Document, documents
from twinning.plan.feeds.changes import Updates
from twinning.plan.feeds.entries import Told, entry, in_short, told_in
from twinning.plan.feeds.identities import identity, since
from twinning.plan.feeds.occasions import as_lines
from twinning.plan.feeds.origins import origin
from twinning.plan.feeds.values import Entry, Feed
from twinning.plan.names import first_name, formerly
from twinning.plan.outputs import Deferred, Function, Output

_FORMS = ((atom.ENDING, Function(atom.atom)), (jsonfeed.ENDING, Function(jsonfeed.jsonfeed)))


def feed_outputs(edition: Edition, updates: Updates) -> Iterator[Output]:
    """Every feed, also those with nothing in them yet: whoever subscribed is not sent away."""
    told, site = told_in(edition, updates), edition.site
    of_city, of_topic = _shelved(told, attrgetter("cities")), _shelved(told, attrgetter("topics"))
    yield from _news(edition, told)
    for city in site.cities.values():
        yield from _city(edition, city, of_city.get(city.slug, ()))
    for topic in topics_of(site):
        yield from _topic(edition, topic, of_topic.get(topic, ()))
    for channel in sorted(site.facts.channels):
        yield from _channel(edition, channel, told)


def _shelved(told: Iterable[Told], slugs_of: Callable[[Any], Iterable[str]]) -> dict[str, list[Told]]:
    """What is told, by what it is told of, in the same order."""
    shelves: dict[str, list[Told]] = {}
    for each in told:
        for slug in dict.fromkeys(slugs_of(each.piece.fields)):
            shelves.setdefault(slug, []).append(each)
    return shelves


def _news(edition: Edition, told: Iterable[Told]) -> Iterator[Output]:
    addresses, language, shell = edition.addresses, edition.language, edition.shell
    news = [each for each in told if isinstance(each.piece, Article)]
    feed = _feed(edition, (), shell.site_name, addresses.feed(language, ""), addresses.home(language), shell.tagline)
    return _outputs(edition, feed, addresses.feed(language, ""), news)


def _city(edition: Edition, city: City, told: Iterable[Told]) -> Iterator[Output]:
    """Also where it lay before the city's folder was renamed, as programs ask there for ever.

    There it is the newest document alone, which names its present address and its archives.
    """
    addresses = edition.addresses
    path, name = addresses.city_feed(city, edition.language, ""), first_name(addresses, city)
    title = f"{edition.text(city).title} – {edition.shell.site_name}"
    feed = _feed(edition, ("city", name), title, path, edition.path(city))
    outputs = list(_outputs(edition, feed, path, told))
    yield from outputs
    for before in formerly(addresses, city):
        for output, (ending, _) in zip(outputs, _FORMS, strict=False):  # the first of each form is the newest
            yield output.at(addresses.city_feed(before, edition.language, ending))


def _topic(edition: Edition, slug: str, told: Iterable[Told]) -> Iterator[Output]:
    addresses, language = edition.addresses, edition.language
    path = addresses.topic_feed(slug, language, "")
    title = f"{edition.site.facts.topic_name(slug, language)} – {edition.shell.site_name}"
    feed = _feed(edition, ("topic", slug), title, path, addresses.topic(language, slug))
    return _outputs(edition, feed, path, told)


def _channel(edition: Edition, name: str, told: Iterable[Told]) -> Iterator[Output]:
    """What may be posted there, and is told in this language: nobody posts German to a French account."""
    addresses, language = edition.addresses, edition.language
    path = addresses.channel_feed(name, language, "")
    title = f"{name} – {edition.shell.site_name}"
    feed = _feed(edition, ("channel", name), title, path, addresses.home(language))
    posted = [each for each in told if name in each.piece.fields.channels and edition.has(each.piece)]
    return _outputs(edition, feed, path, posted, _post)


def _post(edition: Edition, told: Told) -> Entry:
    return in_short(entry(edition, told), as_lines(edition, told.piece))


def topics_of(site: Site) -> list[str]:
    """The topics that have a page."""
    pieces: tuple[Article | Event, ...] = (*site.articles.values(), *site.events.values())
    return sorted({slug for piece in pieces for slug in piece.fields.topics})


def _feed(
    edition: Edition, name: tuple[str, ...], title: str, path: PurePosixPath, page: PurePosixPath, subtitle: str = ""
) -> Feed:
    facts, address = edition.site.facts, edition.addresses.absolute(path)
    return Feed(
        id=identity(facts, "feed", *name, edition.language),
        title=title,
        subtitle=subtitle,
        lang=edition.language,
        href=edition.addresses.absolute(page),
        address=address,
        current=address,
        author=facts.organisation,
        rights=f"© {facts.organisation}",
        since=midnight(since(facts).first_day, facts.zone),
    )


def _outputs(
    edition: Edition,
    feed: Feed,
    path: PurePosixPath,
    told: Iterable[Told],
    entry_of: Callable[[Edition, Told], Entry] = entry,
) -> Iterator[Output]:
    for document in documents(told):
        value = Deferred(partial(_filled, edition, feed, document, entry_of), edition.site.bodies)
        batch = f"feeds {edition.language}{document.end}"
        origin_ = cache(partial(origin, edition, feed, document))  # the same in each form
        for ending, recipe in _FORMS:
            path_ = path.with_name(f"{path.name}{document.end}{ending}")
            yield Output(path=path_, recipe=recipe, value=value, batch=batch, origin=origin_)


def _filled(edition: Edition, feed: Feed, document: Document, entry_of: Callable[[Edition, Told], Entry]) -> Feed:
    return replace(
        feed,
        address=feed.current + document.end,
        older="" if document.older is None else feed.current + document.older,
        newer="" if document.newer is None else feed.current + document.newer,
        entries=tuple(entry_of(edition, each) for each in document.told),
    )
