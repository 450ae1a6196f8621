"""What a calendar holds: all that its recipe may see."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A day of every year: the last Sunday of March, the second of November."""

    month: int
    weekday: int  # 0 is Monday
    nth: int  # -1 is the month's last


@dataclass(frozen=True, slots=True, kw_only=True)
class Observance:
    """A change of the clocks, and with a rule its return in every later year."""

    is_daylight: bool
    name: str  # CET, JST
    onset: datetime  # local, as the clocks showed it before the change
    before: int  # seconds east of UTC
    after: int
    rule: Rule | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A time zone by its IANA name, with its changes in the order of their onset."""

    name: str
    observances: tuple[Observance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One date.

    ``start`` and ``end`` are days, the end exclusive, or local date-times of ``zone``; without a known end it is None.
    Each ``lang`` is "" where the words are the calendar's language. Addresses are absolute, or "" without SITEURL.
    """

    uid: str
    sequence: int
    revised: datetime  # in UTC
    start: date
    end: date | None
    zone: str = ""
    title: str
    description: str
    lang: str = ""
    is_cancelled: bool = False
    is_busy: bool = True
    categories: tuple[str, ...] = ()
    place: str = ""
    coordinates: tuple[float, float] | None = None
    contacts: tuple[str, ...] = ()
    place_lang: str = ""  # of place and contacts: the original alone names them
    online: str = ""
    href: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A calendar to subscribe to; without a name, a file with an entry to import."""

    entries: tuple[Entry, ...]
    zones: tuple[Zone, ...]
    name: str = ""
    description: str = ""
    href: str = ""  # the page that shows the same
    source: str = ""  # where the calendar itself is found
