"""The parts of pages: teasers, tags, registrations, entries of a timeline."""

from dataclasses import dataclass
from datetime import date, datetime

from twinning.model.dates import PartialDate, Span
from twinning.plan.keys import Shared
from twinning.plan.views.shell import Link


class Html(str):
    """HTML that is safe to show as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A picture in one format: ``srcset`` names its widths, ``listed`` those of them that a list has use for."""

    type: str
    srcset: str
    listed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """``src`` is for browsers that know none of the ``sources``; ``width`` and ``height`` are the largest's.

    ``light`` is for readers who save data, ``square`` for the lists of a narrow screen: one small file each.
    """

    src: str
    alt: str
    width: int = 0
    height: int = 0
    sources: tuple[Source, ...] = ()
    light: Source | None = None
    square: Source | None = None
    credit: str = ""
    licence: str = ""
    caption: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    value: str
    label: str
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceGroup:
    """One of ``choices``, or ``all`` of them."""

    name: str
    label: str
    all: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CityTag(Shared):
    name: str
    href: str
    slug: str
    cover: str  # the drawn thread between the two cities, 3:2
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CityTeaser(Shared):
    name: str
    native_name: str
    native_lang: str
    href: str
    slug: str
    summary: str
    country: str  # ISO 3166-1 alpha-2; the filter `country` names it
    kind: str  # label
    status: str  # active, quiet or ended
    since: PartialDate | None
    years: int | None
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """Where the registration stands, and how to register. ``mailto`` is an address with subject and body."""

    status: str  # a RegistrationStatus
    label: str
    is_open: bool
    is_told: bool  # False: the editor has said nothing of a registration, and neither do we
    opens_from: date | None = None
    until: date | None = None
    seats: int | None = None
    price: str = ""
    phone: str = ""
    phone_href: str = ""
    email: str = ""
    mailto: str = ""
    url: str = ""
    another: Link | None = None
    another_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTeaser(Shared):
    title: str
    summary: str
    href: str
    span: Span
    kind: str  # label
    kind_value: str
    state: str  # an EventState
    state_label: str
    place: str
    cities: tuple[CityTag, ...]
    registration: Registration
    is_over: bool
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleTeaser(Shared):
    title: str
    kicker: str
    summary: str
    href: str
    published: datetime
    cities: tuple[CityTag, ...]
    picture: Picture | None
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Video:
    src: str
    size: str  # 12 MB, in the page's language
    length: str  # 3:25


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one of the programs found fault with: ``count`` times, on so many ``pages``."""

    tool: str
    rule: str
    count: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    date: date
    pages: int
    languages: int
    tools: tuple[str, ...]  # axe-core 4.14.1
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """How accessible the site is: ``status`` is full, partial or unknown."""

    status: str
    gaps: tuple[str, ...]
    gaps_lang: str  # "" when it is the page's
    audit: Audit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CityClock:
    """What time it is in a city: ``ahead`` are the minutes by which its clocks are ahead of ours, or behind."""

    zone: str  # IANA's name
    ahead: int
    hours: float  # of difference, whichever way
    count: int  # the same as a whole number, for the words that go with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    name: str = ""
    phone: str = ""
    phone_href: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    title: str
    text: str
    href: str
    client: str
    is_advert: bool
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anniversary:
    city: CityTag
    years: int
    year: int
    date: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    date: PartialDate
    place: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    value: int
    scope: str
    as_of: PartialDate | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """``kind`` is signing, milestone, article, event or anniversary; newest first, what is still to come above all."""

    kind: str
    date: PartialDate
    text: str
    href: str = ""
    source: str = ""
    lang: str = ""
    is_to_come: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthGroup:
    month: date  # its first day
    href: str
    events: tuple[EventTeaser, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitySubscription:
    city: CityTag
    feed: str
    calendar: Link
