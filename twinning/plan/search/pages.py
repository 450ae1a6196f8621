"""The page that the search is asked on; its lists lead to everything without it, too."""

from collections.abc import Iterator
from functools import partial

from twinning.model.site import AnyPiece
from twinning.model.vocabulary import EventKind, Kind
from twinning.plan.articles import years_of
from twinning.plan.editions import Edition, Place
from twinning.plan.formats import language_name
from twinning.plan.outputs import Output
from twinning.plan.pages import PageOutput
from twinning.plan.parts import topics
from twinning.plan.search.records import date_of, pieces_of
from twinning.plan.views import Choice, ChoiceGroup, Link, SearchPage

_KINDS = (Kind.ARTICLE, Kind.EVENT, Kind.CITY, Kind.PAGE)


def search_output(edition: Edition) -> Output:
    place = Place(path=edition.addresses.search)
    return PageOutput(edition, place, "search.html", partial(_page, edition, place))


def _page(edition: Edition, place: Place) -> SearchPage:
    site, addresses, language, say = edition.site, edition.addresses, edition.language, edition.say
    searches = site.facts.has_search
    title, described = say("Suche"), say("Nachrichten, Termine und Städte durchsuchen, oder in Listen blättern.")
    if not searches:
        title, described = say("Übersicht"), say("Alle Nachrichten, Termine und Städte in Listen.")
    told = {slug for article in site.articles.values() for slug in article.fields.topics}
    told |= {slug for event in site.events.values() for slug in event.fields.topics}
    groups = [group for group in _groups(edition) if len(group.choices) > 1]
    return SearchPage(
        head=edition.head(title, described, place, script="search.js" if searches else "", searches=searches),
        index=addresses.href(addresses.search_index()) + "/" if searches else "",
        choices=tuple(groups) if searches else (),
        cities=tuple(_link(edition, city) for city in site.cities.values()),
        topics=topics(edition, [slug for slug in site.facts.topics if slug in told]),
        years=tuple(
            Link(label=str(year), href=addresses.href(addresses.year(language, year))) for year in years_of(site)
        ),
        dates=tuple(_dates(edition)),
        pages=tuple(_link(edition, page) for page in site.pages.values()),
    )


def _dates(edition: Edition) -> Iterator[Link]:
    addresses, language, say = edition.addresses, edition.language, edition.say
    yield Link(label=say("Kommende Termine"), href=addresses.href(addresses.events(language)))
    yield Link(label=say("Vergangene Termine"), href=addresses.href(addresses.past_events(language)))
    kinds = {event.fields.kind for event in edition.site.events.values()}
    for kind in EventKind:
        if kind in kinds:
            yield Link(label=say(kind.label), href=addresses.href(addresses.events_of_kind(language, kind.value)))


def _link(edition: Edition, piece: AnyPiece) -> Link:
    text = edition.text(piece)
    return Link(label=text.title, href=edition.href(piece), lang=edition.mark(text))


def _groups(edition: Edition) -> Iterator[ChoiceGroup]:
    """What the search can be narrowed to: only what there is."""
    say, pieces = edition.say, list(pieces_of(edition.site))
    cities = [(city.slug, edition.text(city)) for city in edition.site.cities.values()]
    yield ChoiceGroup(
        name="city",
        label=say("Stadt"),
        all=say("Alle Städte"),
        choices=tuple(Choice(value=slug, label=text.title, lang=edition.mark(text)) for slug, text in cities),
    )
    years = sorted({day[:4] for piece in pieces if (day := date_of(piece))}, reverse=True)
    yield ChoiceGroup(
        name="year",
        label=say("Jahr"),
        all=say("Alle Jahre"),
        choices=tuple(Choice(value=year, label=year) for year in years),
    )
    kinds = {piece.kind for piece in pieces}
    yield ChoiceGroup(
        name="kind",
        label=say("Art"),
        all=say("Alle Arten"),
        choices=tuple(Choice(value=kind.value, label=say(kind.label)) for kind in _KINDS if kind in kinds),
    )
    used = {edition.text(piece).language for piece in pieces}
    languages = sorted(used, key=lambda tag: (tag != edition.language, tag))
    yield ChoiceGroup(
        name="language",
        label=say("Sprache"),
        all=say("Alle Sprachen"),
        choices=tuple(Choice(value=tag, label=language_name(tag, edition.language)) for tag in languages),
    )
