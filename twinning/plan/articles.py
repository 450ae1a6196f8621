"""News: a page for each piece and language, and the lists by topic and by year."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import groupby

from twinning.model.site import Article, Site
from twinning.plan import structured
from twinning.plan.bodies import body
from twinning.plan.editions import Edition
from twinning.plan.feeds.links import topic_feeds
from twinning.plan.outputs import Output
from twinning.plan.pages import files_of, page_output
from twinning.plan.parts import article_teaser, city_tags, contact, event_teaser, original_link, picture, topics
from twinning.plan.sharing.images import piece_image
from twinning.plan.views import ArticlePage, Link, TopicPage, YearPage

_RELATED = 4
# Words a minute, read silently by adults: Brysbaert 2019 finds 238 for English non-fiction; German words are longer.
_SPEED = 200


def article_outputs(edition: Edition) -> Iterator[Output]:
    for article in edition.site.articles.values():
        yield from files_of(edition, article)
        if edition.has(article):
            yield _article(edition, article)


def topic_outputs(edition: Edition) -> Iterator[Output]:
    """A page for each topic that anything is told of."""
    site = edition.site
    told = {slug for article in site.articles.values() for slug in article.fields.topics}
    told |= {slug for event in site.events.values() for slug in event.fields.topics}
    links = topics(edition, [slug for slug in site.facts.topics if slug in told])
    for slug in sorted(told):
        name = site.facts.topic_name(slug, edition.language)
        description = edition.say("Alle Nachrichten und Termine zum Thema „%(topic)s“.") % {"topic": name}
        view = TopicPage(
            head=edition.head(
                name, description, partial(edition.addresses.topic, slug=slug), feeds=topic_feeds(edition, slug)
            ),
            name=name,
            articles=tuple(article_teaser(edition, a) for a in site.articles.values() if slug in a.fields.topics),
            events=tuple(event_teaser(edition, e) for e in site.events.values() if slug in e.fields.topics),
            topics=links,
        )
        yield page_output(edition, edition.addresses.topic(edition.language, slug), "topic.html", view)


def year_outputs(edition: Edition) -> Iterator[Output]:
    years = years_of(edition.site)
    for place, year in enumerate(years):
        articles = [article for article in edition.site.articles.values() if article.published.year == year]
        months = groupby(articles, key=lambda a: date(a.published.year, a.published.month, 1))
        title = edition.say("Nachrichten %(year)s") % {"year": year}
        view = YearPage(
            head=edition.head(title, title, partial(edition.addresses.year, year=year)),
            year=year,
            months=tuple((month, tuple(article_teaser(edition, a) for a in group)) for month, group in months),
            previous=_year_link(edition, years[place + 1 : place + 2]),
            next=_year_link(edition, years[max(place - 1, 0) : place]),
        )
        yield page_output(edition, edition.addresses.year(edition.language, year), "year.html", view)


def years_of(site: Site) -> list[int]:
    """The years that have news, newest first."""
    return list(dict.fromkeys(article.published.year for article in site.articles.values()))


def related(site: Site, article: Article) -> Iterable[Article]:
    """What an editor named; otherwise the news that share most cities and topics, the newest first."""
    if article.fields.related:
        return [site.articles[slug] for slug in article.fields.related if slug in site.articles]
    words = {*article.fields.cities, *article.fields.topics}
    shared = {a.slug: len(words & {*a.fields.cities, *a.fields.topics}) for a in site.articles.values()}
    others = [a for a in site.articles.values() if shared[a.slug] and a.slug != article.slug]
    return sorted(others, key=lambda a: -shared[a.slug])[:_RELATED]


def _article(edition: Edition, article: Article) -> Output:
    fields, text, site = article.fields, edition.text(article), edition.site
    path = edition.path(article)
    view = ArticlePage(
        head=edition.head(
            text.title,
            text.summary,
            partial(edition.addresses.piece, article),
            article.languages,
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
        minutes=max(1, round(text.words / _SPEED)),
        cities=city_tags(edition, fields.cities),
        topics=topics(edition, fields.topics),
        picture=picture(edition, article, text),
        body=body(edition, article, text),
        author=fields.author or "",
        source=fields.source or "",
        contact=contact(fields.contact),
        events=tuple(event_teaser(edition, site.events[slug]) for slug in fields.events if slug in site.events),
        related=tuple(article_teaser(edition, other) for other in related(site, article)),
        is_outdated=text.is_outdated,
        original=original_link(edition, article, text),
    )
    return page_output(edition, path, "article.html", view, source=text.source)


def _year_link(edition: Edition, years: list[int]) -> Link | None:
    if not years:
        return None
    return Link(label=str(years[0]), href=edition.addresses.href(edition.addresses.year(edition.language, years[0])))
