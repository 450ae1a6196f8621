"""News: a page for each piece and language, and the lists by topic and by year."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial, reduce
from itertools import chain, combinations, groupby, islice
from operator import and_

from twinning.model.site import Article, Event, Site
from twinning.plan import structured
from twinning.plan.bodies import body
from twinning.plan.editions import Edition, Place
from twinning.plan.feeds.links import topic_feeds
from twinning.plan.outputs import Output
from twinning.plan.pages import PageOutput, files_of
from twinning.plan.parts import article_teaser, city_tags, contact, event_teaser, original_link, picture, topics
from twinning.plan.sharing.images import piece_image
from twinning.plan.views import ArticlePage, Link, TopicPage, YearPage

_RELATED = 4
_WORDS = 8  # cities and topics that tell what a piece of news is near to; one with more of them is near to all
# Words a minute, read silently by adults: Brysbaert 2019 finds 238 for English non-fiction; German words are longer.
_SPEED = 200


def article_outputs(edition: Edition) -> Iterator[Output]:
    for article in edition.site.articles.values():
        yield from outputs_of(edition, article)


def outputs_of(edition: Edition, article: Article) -> Iterator[Output]:
    """What lies in the folder of a piece of news."""
    yield from files_of(edition, article)
    if edition.has(article):
        yield _article(edition, article)


def topic_outputs(edition: Edition) -> Iterator[Output]:
    """A page for each topic that anything is told of."""
    site = edition.site
    told = {slug for article in site.articles.values() for slug in article.fields.topics}
    told |= {slug for event in site.events.values() for slug in event.fields.topics}
    for slug in sorted(told):
        place = Place(path=partial(edition.addresses.topic, slug=slug))
        yield PageOutput(
            edition, place, "topic.html", partial(_topic, edition, place, slug, told), batch=_batch(edition)
        )


def _batch(edition: Edition) -> str:
    return f"news {edition.language}"


def _topic(edition: Edition, place: Place, slug: str, told: set[str]) -> TopicPage:
    site, name = edition.site, edition.site.facts.topic_name(slug, edition.language)
    description = edition.say("Alle Nachrichten und Termine zum Thema „%(topic)s“.") % {"topic": name}
    return TopicPage(
        head=edition.head(name, description, place, feeds=topic_feeds(edition, slug)),
        name=name,
        articles=tuple(article_teaser(edition, a) for a in site.articles.values() if slug in a.fields.topics),
        events=tuple(event_teaser(edition, e) for e in _soonest_first(site.events.values()) if slug in e.fields.topics),
        topics=topics(edition, [slug for slug in site.facts.topics if slug in told]),
    )


def _soonest_first(events: Iterable[Event]) -> list[Event]:
    """What is still to come, as it comes; then what was, the latest first."""
    every = list(events)
    return [e for e in every if not e.is_over] + [e for e in reversed(every) if e.is_over]


def year_outputs(edition: Edition) -> Iterator[Output]:
    for year in years_of(edition.site):
        place = Place(path=partial(edition.addresses.year, year=year))
        yield PageOutput(edition, place, "year.html", partial(_year, edition, place, year), batch=_batch(edition))


def _year(edition: Edition, place: Place, year: int) -> YearPage:
    by_year = edition.once_for_all("by year", partial(_by_year, edition.site))
    years, articles = list(by_year), by_year[year]
    at = years.index(year)
    months = groupby(articles, key=lambda a: date(a.published.year, a.published.month, 1))
    title = edition.say("Nachrichten %(year)s") % {"year": year}
    return YearPage(
        head=edition.head(title, title, place),
        year=year,
        months=tuple((month, tuple(article_teaser(edition, a) for a in group)) for month, group in months),
        previous=_year_link(edition, years[at + 1 : at + 2]),
        next=_year_link(edition, years[max(at - 1, 0) : at]),
    )


def _by_year(site: Site) -> dict[int, list[Article]]:
    by_year: dict[int, list[Article]] = {}
    for article in site.articles.values():
        by_year.setdefault(article.published.year, []).append(article)
    return by_year


def years_of(site: Site) -> list[int]:
    """The years that have news, newest first."""
    return list(_by_year(site))


def related(edition: Edition, article: Article) -> Iterable[Article]:
    """What an editor named; otherwise the news that share most cities and topics, the newest first."""
    site = edition.site
    if article.fields.related:
        return [site.articles[slug] for slug in article.fields.related if slug in site.articles]
    near = edition.once_for_all("neighbours", partial(_Neighbours, site)).of(_words(article))
    return [site.articles[slug] for slug in near if slug != article.slug][:_RELATED]


class _Neighbours:
    """Which news are nearest to some words."""

    def __init__(self, site: Site) -> None:
        self._slugs = tuple(site.articles)
        self._by_word = _by_word(site)
        self._shelves: dict[tuple[str, ...], list[int]] = {}

    def of(self, words: frozenset[str]) -> list[str]:
        """The nearest, one more than are shown, for one of them is whose neighbours are sought."""
        wanted = sorted(words)[:_WORDS]
        near: dict[int, None] = {}  # their places, in order
        for size in range(len(wanted), 0, -1):
            shared = map(self._shelf, combinations(wanted, size))
            near |= dict.fromkeys(sorted(chain.from_iterable(shared)))
            if len(near) > _RELATED:
                break
        return [self._slugs[place] for place in islice(near, _RELATED + 1)]

    def _shelf(self, words: tuple[str, ...]) -> list[int]:
        """The newest of the news that have all these words, each by its place among all.

        Twice as many as are shown: so many of them may share still more, and be near already.
        """
        if words not in self._shelves:
            left, shelf = reduce(and_, (self._by_word.get(word, 0) for word in words)), list[int]()
            while left and len(shelf) <= 2 * _RELATED:
                newest = left & -left
                shelf.append(newest.bit_length() - 1)
                left ^= newest
            self._shelves[words] = shelf
        return self._shelves[words]


def _by_word(site: Site) -> dict[str, int]:
    """The news that have a word, as a number with a bit for the place of each: so many are quickest held together."""
    size, bits = len(site.articles) // 8 + 1, dict[str, bytearray]()
    for place, article in enumerate(site.articles.values()):
        for word in sorted(_words(article))[:_WORDS]:
            if word not in bits:
                bits[word] = bytearray(size)
            bits[word][place >> 3] |= 1 << (place & 7)
    return {word: int.from_bytes(each, "little") for word, each in bits.items()}


def _words(article: Article) -> frozenset[str]:
    return frozenset((*article.fields.cities, *article.fields.topics))


def _article(edition: Edition, article: Article) -> Output:
    place = Place(path=partial(edition.addresses.piece, article), languages=article.languages)
    source = edition.text(article).source
    return PageOutput(edition, place, "article.html", partial(_view, edition, place, article), source=source)


def _view(edition: Edition, place: Place, article: Article) -> ArticlePage:
    fields, text, site = article.fields, edition.text(article), edition.site
    words = site.bodies.read(text.source).words
    return ArticlePage(
        head=edition.head(
            text.title,
            text.summary,
            place,
            structured=structured.of_article(edition, article),
            script="share.js",
            image=piece_image(edition, article),
        ),
        title=text.title,
        kicker=text.kicker,
        summary=text.summary,
        published=article.published,
        modified=fields.modified,
        modified_note=text.modified_note,
        minutes=max(1, round(words / _SPEED)),
        cities=city_tags(edition, fields.cities),
        topics=topics(edition, fields.topics),
        picture=picture(edition, article, text),
        body=body(edition, article, text),
        author=fields.author or "",
        source=fields.source or "",
        contact=contact(edition, fields.contact),
        events=tuple(event_teaser(edition, site.events[slug]) for slug in fields.events if slug in site.events),
        related=tuple(article_teaser(edition, other) for other in related(edition, article)),
        is_outdated=text.is_outdated,
        original=original_link(edition, article, text),
    )


def _year_link(edition: Edition, years: list[int]) -> Link | None:
    if not years:
        return None
    return Link(label=str(years[0]), href=edition.addresses.href(edition.addresses.year(edition.language, years[0])))
