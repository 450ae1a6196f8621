"""The feeds of an edition: of its news, of each city and topic, and of each channel, for those who post there."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from twinning.model.dates import midnight
from twinning.model.site import Article, City, Event, Site
from twinning.plan.editions import Edition
from twinning.plan.feeds import atom, jsonfeed
from twinning.plan.feeds.archives import documents
from twinning.plan.feeds.entries import Told, in_short, told_in
from twinning.plan.feeds.identities import first_name, identity, since
from twinning.plan.feeds.values import Entry, Feed
from twinning.plan.outputs import Function, Output

_FORMS = ((atom.ENDING, Function(atom.atom)), (jsonfeed.ENDING, Function(jsonfeed.jsonfeed)))


def feed_outputs(edition: Edition) -> Iterator[Output]:
    """Every feed, also those with nothing in them yet: whoever subscribed is not sent away."""
    told, site = told_in(edition), edition.site
    yield from _news(edition, told)
    for city in site.cities.values():
        yield from _city(edition, city, told)
    for topic in _topics(site):
        yield from _topic(edition, topic, told)
    for channel in sorted(site.facts.channels):
        yield from _channel(edition, channel, told)


def _news(edition: Edition, told: Iterable[Told]) -> Iterator[Output]:
    addresses, language, shell = edition.addresses, edition.language, edition.shell
    entries = [entry for piece, entry in told if isinstance(piece, Article)]
    feed = _feed(edition, (), shell.site_name, addresses.feed(language, ""), addresses.home(language), shell.tagline)
    return _outputs(feed, addresses.feed(language, ""), entries)


def _city(edition: Edition, city: City, told: Iterable[Told]) -> Iterator[Output]:
    path, name = edition.addresses.city_feed(city, edition.language, ""), first_name(edition.addresses, city)
    title = f"{edition.text(city).title} – {edition.shell.site_name}"
    feed = _feed(edition, ("city", name), title, path, edition.path(city))
    return _outputs(feed, path, [entry for piece, entry in told if city.slug in piece.fields.cities])


def _topic(edition: Edition, slug: str, told: Iterable[Told]) -> Iterator[Output]:
    addresses, language = edition.addresses, edition.language
    path = addresses.topic_feed(slug, language, "")
    title = f"{edition.site.facts.topic_name(slug, language)} – {edition.shell.site_name}"
    feed = _feed(edition, ("topic", slug), title, path, addresses.topic(language, slug))
    return _outputs(feed, path, [entry for piece, entry in told if slug in piece.fields.topics])


def _channel(edition: Edition, name: str, told: Iterable[Told]) -> Iterator[Output]:
    """What may be posted there, and is told in this language: nobody posts German to a French account."""
    addresses, language = edition.addresses, edition.language
    path = addresses.channel_feed(name, language, "")
    title = f"{name} – {edition.shell.site_name}"
    feed = _feed(edition, ("channel", name), title, path, addresses.home(language))
    entries = [in_short(entry) for piece, entry in told if name in piece.fields.channels and edition.has(piece)]
    return _outputs(feed, path, entries)


def _topics(site: Site) -> list[str]:
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


def _outputs(feed: Feed, path: PurePosixPath, entries: list[Entry]) -> Iterator[Output]:
    for end, document in documents(feed, entries):
        for ending, recipe in _FORMS:
            yield Output(path=path.with_name(path.name + end + ending), recipe=recipe, value=document)
