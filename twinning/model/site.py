"""What the site knows at one moment: its pieces with their texts; references resolved, embargo and expiry applied."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Generic, TypeVar

from pydantic import BaseModel

from twinning.model.bodies import Bodies
from twinning.model.dates import Span
from twinning.model.documents import Asset
from twinning.model.facts import Facts
from twinning.model.schema import ArticleFields, CityFields, EventFields, NoticeFields, PageFields
from twinning.model.vocabulary import Hiding, Kind, RegistrationStatus

F = TypeVar("F", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceTarget:
    """Where a link leads: to a piece of the site."""

    kind: Kind
    slug: str
    language: str = ""  # asked for by name (index.fr.md); otherwise the reader's
    fragment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetTarget:
    """Where a picture or a link leads: to a file beside the text."""

    path: str


Target = PieceTarget | AssetTarget | str | None  # an anchor or a whole address; None leads nowhere, for now


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A file beside the text that a text shows, or links to."""

    path: str
    is_shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A piece in one language, but for its body: that is ``site.bodies``'s, by ``source``.

    ``targets`` are where the references of the body lead, by their index; ``files`` what it uses, in its order.
    """

    language: str
    title: str
    summary: str
    targets: tuple[Target, ...]
    files: tuple[Use, ...]
    kicker: str = ""
    modified_note: str = ""
    gaps: tuple[str, ...] = ()  # of the accessibility statement
    image_alt: str = ""
    image_caption: str = ""
    link: Target = None  # of a notice; of an expired piece, where its address leads
    is_outdated: bool = False  # the original has changed since it was translated
    source: str = ""  # the file, relative to the project
    digest: bytes = field(default=b"", compare=False)  # of that file


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(Generic[F]):
    """A bundle that is shown now. The first of ``texts`` is the original."""

    slug: str
    folder: str
    fields: F
    texts: tuple[Text, ...]

    @property
    def original(self) -> Text:
        return self.texts[0]

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(text.language for text in self.texts)

    def text(self, language: str) -> Text:
        """The text in a language, or in one that contains it (``en`` for ``en-GB``), or the original."""
        tag = language
        while tag:
            for text in self.texts:
                if text.language == tag:
                    return text
            tag = tag.rpartition("-")[0]
        return self.original


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Piece[ArticleFields]):
    kind: ClassVar[Kind] = Kind.ARTICLE
    published: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class City(Piece[CityFields]):
    kind: ClassVar[Kind] = Kind.CITY
    years_together: int | None  # whole years since the first signing
    ahead: int | None  # minutes by which its clocks are ahead of ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Piece[EventFields]):
    """``registration`` is where it stands now: ``until`` and ``from`` have been held against the clock.

    ``changed`` is when time alone last changed how it stands; None where it has not yet.
    """

    kind: ClassVar[Kind] = Kind.EVENT
    span: Span
    is_over: bool
    registration: RegistrationStatus
    changed: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Piece[PageFields]):
    kind: ClassVar[Kind] = Kind.PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Piece[NoticeFields]):
    """An announcement or an advert: shown on the home page, it has no page of its own."""


AnyPiece = Article | City | Event | Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """Why a piece is not public, and the moment that an embargo ends, or an expired piece did. Drafts have none."""

    why: Hiding
    moment: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything shown at one moment. Articles come newest first, events by date, cities by name.

    The mappings are by slug. ``assets`` holds every file beside a text, by its path relative to the project. ``hidden``
    are the bundles, by their folder, that are among the others only because somebody asked for drafts. ``last_change``
    and ``next_change`` are the moments between which time alone changes nothing of what is shown.
    """

    facts: Facts
    year: int
    articles: Mapping[str, Article]
    cities: Mapping[str, City]
    events: Mapping[str, Event]
    pages: Mapping[str, Page]
    notices: tuple[Notice, ...]
    departed: tuple[Article, ...]  # expired articles: their addresses lead on, or say so
    assets: Mapping[str, Asset]
    bodies: Bodies
    hidden: Mapping[str, Hidden]
    last_change: datetime
    next_change: datetime | None = None

    def piece(self, kind: Kind, slug: str) -> AnyPiece | None:
        shelves: dict[Kind, Mapping[str, AnyPiece]] = {
            Kind.ARTICLE: self.articles,
            Kind.CITY: self.cities,
            Kind.EVENT: self.events,
            Kind.PAGE: self.pages,
        }
        return shelves[kind].get(slug)
