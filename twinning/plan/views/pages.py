"""One class a kind of page."""

from dataclasses import dataclass
from datetime import date, datetime

from twinning.model.dates import PartialDate, Span
from twinning.plan.views.maps import WorldMap
from twinning.plan.views.parts import (
    Anniversary,
    ArticleTeaser,
    ChoiceGroup,
    CityClock,
    CitySubscription,
    CityTag,
    CityTeaser,
    Contact,
    EventTeaser,
    Html,
    MonthGroup,
    Notice,
    Picture,
    Population,
    Registration,
    Signing,
    Statement,
    TimelineEntry,
    Video,
)
from twinning.plan.views.shell import Head, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    head: Head
    lead: ArticleTeaser | None
    next_event: EventTeaser | None
    news: tuple[ArticleTeaser, ...]
    dates: tuple[EventTeaser, ...]
    cities: tuple[CityTeaser, ...]
    map: WorldMap | None
    anniversaries: tuple[Anniversary, ...]
    miscellany: tuple[ArticleTeaser, ...]
    notices: tuple[Notice, ...]
    topics: tuple[Link, ...]
    all_events: str
    all_cities: str
    archive: str  # the newest year


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    head: Head
    title: str
    kicker: str
    summary: str
    published: datetime
    modified: date | None
    modified_note: str
    minutes: int  # reading time
    cities: tuple[CityTag, ...]
    topics: tuple[Link, ...]
    picture: Picture | None
    body: Html
    author: str
    source: str
    contact: Contact | None
    events: tuple[EventTeaser, ...]
    related: tuple[ArticleTeaser, ...]
    is_outdated: bool
    original: Link | None  # of a translation


@dataclass(frozen=True, slots=True, kw_only=True)
class CityPage:
    head: Head
    name: str
    native_name: str
    native_lang: str
    slug: str
    summary: str
    country: str
    region: str
    kind: str  # label
    status: str  # active, quiet or ended
    status_label: str
    since: PartialDate | None
    years: int | None
    distance: int  # kilometres from home, great circle
    coordinates: tuple[float, float]
    clock: CityClock | None
    languages: tuple[str, ...]
    signed: tuple[Signing, ...]
    population: Population | None
    website: str
    links: tuple[Link, ...]
    picture: Picture | None
    cover: str
    body: Html
    body_lang: str  # "" when it is the page's
    timeline: tuple[TimelineEntry, ...]
    events: tuple[EventTeaser, ...]  # to come
    news: tuple[ArticleTeaser, ...]
    sources: tuple[str, ...]
    office_lang: str  # of region, scope and sources, which the office writes in its own language; "" when the page's
    is_outdated: bool
    original: Link | None  # of a translation


@dataclass(frozen=True, slots=True, kw_only=True)
class CitiesPage:
    head: Head
    active: tuple[CityTeaser, ...]  # by year of signing
    quiet: tuple[CityTeaser, ...]
    ended: tuple[CityTeaser, ...]
    map: WorldMap | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsPage:
    """Dates by month: the agenda of all, the archive (``is_past``), or both of one kind or one city."""

    head: Head
    title: str
    is_past: bool
    months: tuple[MonthGroup, ...]  # to come
    past: tuple[MonthGroup, ...]  # the latest first
    kinds: tuple[Link, ...]
    cities: tuple[Link, ...]
    all_events: Link
    other: Link  # the archive, or the agenda


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPage:
    head: Head
    month: date
    events: tuple[EventTeaser, ...]
    previous: Link | None
    next: Link | None
    agenda: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    head: Head
    title: str
    summary: str
    span: Span
    previous_start: date | None
    kind: str
    state: str
    state_label: str
    place: str
    address: str
    coordinates: tuple[float, float] | None
    online: str
    cities: tuple[CityTag, ...]
    topics: tuple[Link, ...]
    languages: tuple[str, ...]
    organizer: str
    registration: Registration
    contact: Contact | None
    calendar: str  # its file for calendar programs, "" where no day is known
    is_over: bool
    picture: Picture | None
    body: Html
    articles: tuple[ArticleTeaser, ...]  # that tell of it
    is_outdated: bool
    original: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage:
    head: Head
    name: str
    articles: tuple[ArticleTeaser, ...]
    events: tuple[EventTeaser, ...]
    topics: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPage:
    head: Head
    year: int
    months: tuple[tuple[date, tuple[ArticleTeaser, ...]], ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardPage:
    head: Head
    title: str
    summary: str
    role: str
    body: Html
    body_lang: str
    video: Video | None
    statement: Statement | None  # of the page on accessibility
    open_points: tuple[str, ...]
    is_outdated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """The search, and for whom it does not run, the lists that lead to everything.

    ``choices`` are what it can be narrowed to.
    """

    head: Head
    index: str  # the folder of the index; "" on a site without a search
    choices: tuple[ChoiceGroup, ...]
    cities: tuple[Link, ...]
    topics: tuple[Link, ...]
    years: tuple[Link, ...]
    dates: tuple[Link, ...]
    pages: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    head: Head
    news: tuple[ArticleTeaser, ...]
    cities: tuple[CityTag, ...]
    search: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribePage:
    head: Head
    title: str
    description: str
    feed: str
    calendar: Link
    anniversaries: Link
    kinds: tuple[Link, ...]
    cities: tuple[CitySubscription, ...]
    topics: tuple[Link, ...]
