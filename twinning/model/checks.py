"""What one document's front matter claims about the rest of the site, held against it."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import unquote

from twinning.model.documents import Bundle, Document, KeyPath, given
from twinning.model.facts import Facts
from twinning.model.problems import Problem, suggestion
from twinning.model.schema import ArticleFields, CityFields, EventFields
from twinning.model.vocabulary import Kind, PageRole

TOPICS, CHANNELS = "topics", "channels"
_FORMER = re.compile(r"/[^?#\\\s]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The words that may be named, by what they are of: slugs by their kind, whether they are shown now or not, and the
    settings' topics and channels.
    """

    words: Mapping[str, Collection[str]]

    @classmethod
    def of(cls, bundles: Iterable[Bundle], facts: Facts) -> "Known":
        slugs: dict[str, set[str]] = {kind: set() for kind in Kind}
        for bundle in bundles:
            slugs[bundle.kind].add(bundle.slug)
        return cls(words={**slugs, TOPICS: facts.topics, CHANNELS: facts.channels})

    def includes(self, other: "Known") -> bool:
        """Whether all that was known there is known here."""
        return all(set(words) <= set(self.words[name]) for name, words in other.words.items())


def check(document: Document, known: Known) -> Iterator[Problem]:
    """Every problem of one original with words that must be known elsewhere."""
    for key, what, name in _VOCABULARIES:
        words = known.words[name]
        for place, word in enumerate(given(document.fields, key, ())):
            if word not in words:
                yield document.problem(f"unknown-{key}", f"{what} „{word}“", suggestion(word, words), at=(key, place))
    fields = document.fields
    if isinstance(fields, EventFields):
        yield from _another_date(document, fields, known)
        yield from _channels(document, fields)
    if isinstance(fields, ArticleFields):
        yield from _expiry(document, fields)
    if isinstance(fields, CityFields) and fields.coordinates == (0, 0):
        yield document.problem(
            "city.coordinates", "die Koordinaten sind null", "Bitte nachschlagen.", at=("coordinates",)
        )
    for place, point in enumerate(given(fields, "open_points", ())):
        yield document.warning("open-point", f"noch offen: {point}", at=("open_points", place))
    for place, address in enumerate(given(fields, "former_urls", ())):
        decoded = unquote(address)
        if not _FORMER.fullmatch(address) or ".." in decoded or not decoded.isprintable():
            hint = "Nur der Pfad, mit einem Schrägstrich vorn und ohne „?“: /alt/adresse/."
            yield document.problem(
                "former-url", f"„{address}“ ist keine alte Adresse dieser Website", hint, at=("former_urls", place)
            )
    yield from _year_folder(document)


def premature(document: Document, today: date) -> Iterator[Problem]:
    """A correction of tomorrow: feeds and calendars would keep its day, and take no earlier one for newer."""
    modified = given(document.fields, "modified")
    if modified and _day(modified) > today:
        message = f"„modified“ liegt in der Zukunft: {_day(modified):%d.%m.%Y}"
        hint = "Bitte das Jahr prüfen: Abonnierte Kalender erführen von keiner Änderung, die davor liegt."
        yield document.warning("modified", message, hint, at=("modified",))


def _year_folder(document: Document) -> Iterator[Problem]:
    """The year is for the eye only, so a wrong one does no harm; but nobody would look for the text there."""
    year, day = document.bundle.folder.split("/")[-2], document.bundle.date
    if day and year.isdecimal() and int(year) != day.year:
        hint = f"Den Ordner nach „{day.year}“ verschieben."
        yield document.warning("year-folder", f"der Ordner von {day.year} liegt unter „{year}“", hint)


class Claim(NamedTuple):
    """What only one bundle can have: ``what`` and ``word`` as its editor knows them, and the key that says so."""

    mark: tuple[str, str]  # the same for two of which only one can be
    what: str
    word: str
    at: KeyPath


def claims_of(document: Document) -> Iterator[Claim]:
    bundle = document.bundle
    yield Claim((bundle.kind, bundle.slug.casefold()), "den Kurznamen", bundle.slug, ())
    role = given(document.fields, "role", PageRole.NONE)
    if role is not PageRole.NONE:
        yield Claim(("role", role), "die Rolle", role.value, ("role",))
    for place, address in enumerate(given(document.fields, "former_urls", ())):
        word = address.rstrip("/")
        yield Claim(("former_urls", word.casefold()), "die alte Adresse", word, ("former_urls", place))


def duplicates(claims: Iterable[tuple[Document, Claim]]) -> Iterator[Problem]:
    """Two bundles with one short name, one role or one former address: told at both."""
    seen: dict[tuple[str, str], tuple[Document, Claim]] = {}
    for document, claim in claims:
        other, first = seen.setdefault(claim.mark, (document, claim))
        what, word = claim.what, claim.word
        if first is claim:
            continue
        if other is document:
            yield document.problem("duplicate", f"{what} „{word}“ steht hier zweimal", "Eine löschen.", at=claim.at)
            continue
        for one, at, two in ((document, claim.at, other), (other, first.at, document)):
            yield one.problem("duplicate", f"{what} „{word}“ hat schon {two.path}", "Einen der beiden ändern.", at=at)


def _another_date(document: Document, fields: EventFields, known: Known) -> Iterator[Problem]:
    other = fields.registration and fields.registration.another_date
    if not other:
        return
    at = ("registration", "another_date")
    if other == document.bundle.slug:
        yield document.problem(
            "event.another_date", "ein Termin kann nicht sein eigener Ersatz sein", "Bitte den anderen nennen.", at=at
        )
    elif other not in (events := known.words[Kind.EVENT]):
        yield document.problem("unknown-events", f"unbekannter Termin „{other}“", suggestion(other, events), at=at)


def _channels(document: Document, fields: EventFields) -> Iterator[Problem]:
    """A post needs the day on which something was published, and an event without ``publish`` has none."""
    if fields.channels and not fields.publish:
        message = "für die Kanäle fehlt „publish“: der Termin erscheint in keinem Kanal-Feed"
        hint = "Den Tag der Meldung unter „publish“ angeben, oder „channels“ in die Nachricht dazu schreiben."
        yield document.warning("event.channels", message, hint, at=("channels",))


def _expiry(document: Document, fields: ArticleFields) -> Iterator[Problem]:
    published = document.bundle.date
    if fields.expires and published and _day(fields.expires) < published.first_day:
        yield document.problem(
            "article.expires", "die Nachricht läuft ab, bevor sie erscheint", "Bitte expires prüfen.", at=("expires",)
        )


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


_VOCABULARIES: tuple[tuple[str, str, str], ...] = (
    ("cities", "unbekannte Stadt", Kind.CITY),
    ("events", "unbekannter Termin", Kind.EVENT),
    ("related", "unbekannte Nachricht", Kind.ARTICLE),
    ("topics", "unbekanntes Thema", TOPICS),
    ("channels", "unbekannter Kanal", CHANNELS),
)
