"""What the search knows of each piece: plain records, in the words of one edition."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from twinning.model.site import AnyPiece, Article, City, Event, Page, Site, Text
from twinning.model.vocabulary import Kind
from twinning.plan.editions import Edition
from twinning.plan.formats import country, day, span
from twinning.plan.search.texts import one_line
from twinning.plan.search.words import Helpers, vocabulary_of, words_of


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A record without what takes time to find out: the text of a body, and the helper words.

    ``source`` is the document with the body; "" where that is not searched.
    """

    record: Record
    source: str


def outlines_of(edition: Edition) -> tuple[Outline, ...]:
    """An outline for every piece, in the order of their addresses.

    A text of another language is found by its title, its summary and its names, which are the edition's own.
    """
    return tuple(sorted(map(partial(_outline, edition), pieces_of(edition.site)), key=lambda each: each.record.url))


def records_from(outlines: Sequence[Outline], bodies: Mapping[str, str]) -> tuple[Record, ...]:
    """The records of one edition. ``bodies`` are the plain texts by their documents' paths."""
    records = [_filled(each, bodies) for each in outlines]
    pool: dict[str, str] = {}  # each word once: ten thousand texts repeat theirs
    words = [tuple(pool.setdefault(word, word) for word in words_of(_searched(each))) for each in records]
    helpers = Helpers(records[0].language if records else "", vocabulary_of(pool))
    helped = zip(records, words, strict=True)
    return tuple(
        replace(each, names=f"{each.names} {helpers.of(_searched(each), own)}".strip()) for each, own in helped
    )


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


def _outline(edition: Edition, piece: AnyPiece) -> Outline:
    text = edition.text(piece)
    return Outline(record=_record(edition, piece, text), source="" if edition.mark(text) else text.source)


def _record(edition: Edition, piece: AnyPiece, text: Text) -> Record:
    cities = [piece.slug] if isinstance(piece, City) else getattr(piece.fields, "cities", ())
    return Record(
        language=edition.language,
        url=edition.href(piece),
        title=one_line(text.title),
        text=one_line(text.summary),
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


def _filled(outline: Outline, bodies: Mapping[str, str]) -> Record:
    record = outline.record
    return replace(record, text=one_line(f"{record.text} {bodies[outline.source]}")) if outline.source else record


def _searched(record: Record) -> str:
    return f"{record.title} {record.text} {record.names}"


def _when(edition: Edition, piece: AnyPiece) -> str:
    match piece:
        case Article():
            return day(piece.published, edition.language)
        case Event():
            return span(piece.span, edition.language)
        case City() | Page():
            return ""
