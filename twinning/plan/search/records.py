"""What the search knows of each piece: plain records, in the words of one edition."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from twinning.model.site import AnyPiece, Article, City, Event, Page, Site, Text
from twinning.model.vocabulary import Kind
from twinning.plan.editions import Edition
from twinning.plan.formats import country, day, span
from twinning.plan.search.texts import one_line, plain
from twinning.plan.search.words import helpers, vocabulary_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A piece as one edition can find it. ``language`` is the edition's, ``lang`` the text's own.

    ``text`` is shown in excerpts; ``names`` are searched only. What changes by the hour is not in it: an index is
    made anew only when a record changes.
    """

    language: str
    url: str
    title: str
    text: str
    names: str
    lang: str
    kind: Kind
    date: str = ""  # ISO 8601, as far as it is known
    when: str = ""  # the same, as the edition writes it
    cities: tuple[str, ...] = ()  # slugs


def search_records(edition: Edition) -> tuple[Record, ...]:
    """A record for every piece, in the order of their addresses.

    A text of another language is found by its title, its summary and its names, which are the edition's own.
    """
    records = [_record(edition, piece) for piece in pieces_of(edition.site)]
    vocabulary = vocabulary_of(searched for each in records for searched in (each.title, each.text, each.names))
    helped = (replace(each, names=_helped(each, vocabulary)) for each in records)
    return tuple(sorted(helped, key=lambda record: record.url))


def pieces_of(site: Site) -> Iterator[AnyPiece]:
    for shelf in (site.articles, site.cities, site.events, site.pages):
        yield from shelf.values()


def date_of(piece: AnyPiece) -> str:
    """The day, or the month, that a piece belongs to; "" where it belongs to none."""
    if isinstance(piece, Article):
        return f"{piece.published:%Y-%m-%d}"
    if isinstance(piece, Event):
        return f"{piece.span.first_day:%Y-%m-%d}" if piece.span.precision == "day" else f"{piece.span.first_day:%Y-%m}"
    return ""


def _record(edition: Edition, piece: AnyPiece) -> Record:
    text = edition.text(piece)
    whole = (text.summary,) if edition.mark(text) else (text.summary, plain(text.body))
    cities = [piece.slug] if isinstance(piece, City) else getattr(piece.fields, "cities", ())
    return Record(
        language=edition.language,
        url=edition.href(piece),
        title=one_line(text.title),
        text=one_line(" ".join(whole)),
        names=one_line(" ".join(dict.fromkeys(_names(edition, piece, text)))),
        lang=text.language,
        kind=piece.kind,
        date=date_of(piece),
        when=_when(edition, piece),
        cities=tuple(slug for slug in cities if slug in edition.site.cities),
    )


def _names(edition: Edition, piece: AnyPiece, text: Text) -> Iterator[str]:
    """By what else a reader may ask for a piece: its cities in every script, its topics, its kind, its place."""
    site, say = edition.site, edition.say
    yield text.kicker
    if isinstance(piece, City):
        yield from _city_names(edition, [piece])
        yield piece.fields.region or ""
        yield say(piece.fields.kind.label)
    elif isinstance(piece, Article | Event):
        yield from _city_names(edition, [site.cities[slug] for slug in piece.fields.cities if slug in site.cities])
        yield from (site.facts.topic_name(slug, edition.language) for slug in piece.fields.topics)
    if isinstance(piece, Event):
        yield say(piece.fields.kind.label)
        if place := piece.fields.place:
            yield from (place.name or "", place.address or "")


def _city_names(edition: Edition, cities: Iterable[City]) -> Iterator[str]:
    for city in cities:
        yield from (text.title for text in city.texts)
        yield city.fields.native_name or ""
        yield country(city.fields.country, edition.language)


def _helped(record: Record, vocabulary: frozenset[str]) -> str:
    found = helpers(f"{record.title} {record.text} {record.names}", record.language, vocabulary)
    return f"{record.names} {found}".strip()


def _when(edition: Edition, piece: AnyPiece) -> str:
    match piece:
        case Article():
            return day(piece.published, edition.language)
        case Event():
            return span(piece.span, edition.language)
        case City() | Page():
            return ""
