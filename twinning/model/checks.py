"""What one document's front matter claims about the rest of the site, held against it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from twinning.model.documents import Document
from twinning.model.facts import Facts
from twinning.model.problems import Problem, suggestion
from twinning.model.schema import ArticleFields, CityFields, EventFields
from twinning.model.vocabulary import Kind, PageRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The slugs that may be named, by kind, whether they are shown now or not."""

    facts: Facts
    slugs: Mapping[Kind, Collection[str]]


def check(document: Document, known: Known) -> Iterator[Problem]:
    """Every problem of one original with words that must be known elsewhere."""
    for key, what, words in _VOCABULARIES:
        for place, word in enumerate(getattr(document.fields, key, ())):
            if word not in words(known):
                yield document.problem(
                    f"unknown-{key}", f"{what} „{word}“", suggestion(word, words(known)), at=(key, place)
                )
    fields = document.fields
    if isinstance(fields, EventFields):
        yield from _another_date(document, fields, known)
    if isinstance(fields, ArticleFields):
        yield from _expiry(document, fields)
    if isinstance(fields, CityFields) and fields.coordinates == (0, 0):
        yield document.problem(
            "city.coordinates", "die Koordinaten sind null", "Bitte nachschlagen.", at=("coordinates",)
        )
    for place, point in enumerate(getattr(fields, "open_points", ())):
        yield document.warning("open-point", f"noch offen: {point}", at=("open_points", place))
    for place, address in enumerate(getattr(fields, "former_urls", ())):
        if not address.startswith("/") or ".." in address or "\\" in address:
            hint = "Nur der Pfad, mit einem Schrägstrich vorn: /alt/adresse/."
            yield document.problem(
                "former-url", f"„{address}“ ist keine alte Adresse dieser Website", hint, at=("former_urls", place)
            )


def duplicates(originals: Iterable[Document]) -> Iterator[Problem]:
    """Two bundles with one short name, or two pages with one role: told at both."""
    seen: dict[tuple[str, str], Document] = {}
    for document in originals:
        role = getattr(document.fields, "role", PageRole.NONE)
        claims = [(document.bundle.kind.value, document.bundle.slug)]
        if role is not PageRole.NONE:
            claims.append(("role", role.value))
        for claim in claims:
            other = seen.setdefault(claim, document)
            if other is not document:
                what = "die Rolle" if claim[0] == "role" else "den Kurznamen"
                for one, two in ((document, other), (other, document)):
                    message = f"{what} „{claim[1]}“ hat schon {two.path}"
                    yield one.problem("duplicate", message, "Einen der beiden ändern.")


def _another_date(document: Document, fields: EventFields, known: Known) -> Iterator[Problem]:
    other = fields.registration and fields.registration.another_date
    if not other:
        return
    at = ("registration", "another_date")
    if other == document.bundle.slug:
        yield document.problem(
            "event.another_date", "ein Termin kann nicht sein eigener Ersatz sein", "Bitte den anderen nennen.", at=at
        )
    elif other not in known.slugs[Kind.EVENT]:
        events = known.slugs[Kind.EVENT]
        yield document.problem("unknown-events", f"unbekannter Termin „{other}“", suggestion(other, events), at=at)


def _expiry(document: Document, fields: ArticleFields) -> Iterator[Problem]:
    published = document.bundle.date
    if fields.expires and published and _day(fields.expires) < published.first_day:
        yield document.problem(
            "article.expires", "die Nachricht läuft ab, bevor sie erscheint", "Bitte expires prüfen.", at=("expires",)
        )


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _of(kind: Kind) -> Callable[[Known], Collection[str]]:
    return lambda known: known.slugs[kind]


_VOCABULARIES: tuple[tuple[str, str, Callable[[Known], Collection[str]]], ...] = (
    ("cities", "unbekannte Stadt", _of(Kind.CITY)),
    ("events", "unbekannter Termin", _of(Kind.EVENT)),
    ("related", "unbekannte Nachricht", _of(Kind.ARTICLE)),
    ("topics", "unbekanntes Thema", lambda known: known.facts.topics),
    ("channels", "unbekannter Kanal", lambda known: known.facts.channels),
)
