"""Dates as editors know them: a day, a month or only a year, and spans of time."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2})(?::(\d{2}))?(?: ?Uhr)?| ?Uhr)")
# Beyond them nobody twins cities, and no calendar has a day before or after to count with.
_YEARS = range(100, 2200)
_MOMENT = re.compile(r"([\d-]+)(?:[T ]+(\S.*))?")


class DateError(ValueError):
    """A date that cannot be read; ``message`` and ``hint`` are German."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date with the precision it is known in: ``1967``, ``1999-09`` or ``1988-03-28``."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; a DateError says what is wrong otherwise."""
        match = _PARTIAL.fullmatch(text)
        if not match:
            raise _unreadable(text)
        year, month, day = (int(part or 0) for part in match.groups())
        try:
            date(year, month or 1, day or 1)
        except ValueError:
            raise DateError(f"das Datum „{text}“ gibt es nicht", "Bitte im Kalender nachsehen.") from None
        if (match[2] and not month) or (match[3] and not day):
            raise DateError(f"das Datum „{text}“ gibt es nicht", "Bitte im Kalender nachsehen.")
        if year not in _YEARS:
            hint = "Ein Tippfehler? Was kein Ende hat, braucht keine Angabe dafür."
            raise DateError(f"das Datum „{text}“ liegt außerhalb aller Kalender", hint)
        return cls(year, month, day)

    @property
    def precision(self) -> str:
        """``year``, ``month`` or ``day``."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """When something takes place.

    Either whole days (``start`` and ``end`` are dates, the end inclusive), or clock times (both are date-times with a
    time zone; without a known end they are equal), or, with precision ``month``, some day of the month of ``start``.
    """

    start: date
    end: date
    precision: str = "day"

    @property
    def has_time(self) -> bool:
        return isinstance(self.start, datetime)

    @property
    def first_day(self) -> date:
        return self.start.date() if isinstance(self.start, datetime) else self.start

    @property
    def last_day(self) -> date:
        return self.end.date() if isinstance(self.end, datetime) else self.end

    def begins(self, zone: tzinfo) -> datetime:
        return self.start if isinstance(self.start, datetime) else midnight(self.start, zone)

    def is_over_at(self, zone: tzinfo) -> datetime:
        """The first moment after it; an event with no known end counts until its day is over."""
        if isinstance(self.end, datetime) and self.end != self.start:
            return self.end
        own_zone = self.end.tzinfo if isinstance(self.end, datetime) else None
        return midnight(self.last_day + timedelta(days=1), own_zone or zone)


def midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone)


def parse_date(text: str) -> date:
    """Read ``YYYY-MM-DD``."""
    partial = PartialDate.parse(text)
    if not partial.day:
        raise DateError(f"„{text}“ ist kein ganzes Datum", "Bitte mit Monat und Tag, etwa 2025-12-03.")
    return partial.first_day


def parse_time(text: str) -> time:
    """Read ``HH:MM`` (or ``HH.MM Uhr``, or ``HH Uhr``), also with seconds."""
    match = _TIME.fullmatch(text)
    try:
        if match:
            return time(int(match[1]), int(match[2] or 0), int(match[3] or 0))
    except ValueError:
        pass
    raise DateError(f"„{text}“ ist keine Uhrzeit", "Bitte als HH:MM, etwa 19:30.")


def parse_moment(text: str) -> date | datetime:
    """Read ``YYYY-MM-DD`` as a date, or ``YYYY-MM-DD HH:MM`` as a local date-time without a zone."""
    match = _MOMENT.fullmatch(text)
    if not match:
        raise _unreadable(text)
    day = parse_date(match[1])
    return datetime.combine(day, parse_time(match[2])) if match[2] else day


def parse_moment_or_time(text: str) -> date | datetime | time:
    """Read either; what looks like a time is told as one where it cannot be read."""
    is_time = _TIME.fullmatch(text) or (":" in text and "-" not in text)
    return parse_time(text) if is_time else parse_moment(text)


def _unreadable(text: str) -> DateError:
    german = _GERMAN.match(text)
    if german:
        # Day first is the German reading; it is proposed, never assumed.
        day, month, year = (int(part) for part in german.groups())
        return DateError(
            f"das Datum „{text}“ bitte mit dem Jahr zuerst schreiben",
            f"Für den {day}.{month}.{year}: {year:04}-{month:02}-{day:02}.",
        )
    return DateError(f"„{text}“ ist kein Datum", "Bitte als JJJJ-MM-TT, etwa 2025-12-03.")
