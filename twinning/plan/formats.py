"""Dates, numbers and names as a language writes them: CLDR's data through Babel, never the system's locale."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cache, lru_cache, partial
from typing import Any
from urllib.parse import urlsplit

from babel import Locale, localedata
from babel.core import get_global
from babel.dates import format_date, format_skeleton, format_time, parse_pattern
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from twinning.model.dates import PartialDate, Span

# Where CLDR knows no locale, or one of its regions is meant: Britain's dates, Banja Luka's ijekavian.
_LOCALES = {"de-simple": "de", "en": "en_GB", "sr-Latn": "sr_Latn_BA"}
# By ISO 15924. CLDR says it too, but of each language in data that takes long to load.
_RIGHT_TO_LEFT = {"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"}
# What German says after a time of day.
_CLOCK_WORDS = {"de": "{} Uhr"}


@cache
def _parsed(language: str) -> Locale:
    return Locale.parse(_LOCALES.get(language, language).replace("-", "_"))


@cache
def locale(language: str) -> Locale:
    """The CLDR locale of a BCP 47 tag, with its data."""
    parsed = _parsed(language)
    data = localedata.load(str(parsed))
    # Babel 2.18 writes what it resolves into parts that locales share, so that Serbian months turn Japanese after a
    # Japanese page (python-babel/babel#1234). A copy of the parts makes each locale's data its own.
    data.update(_copied(data))
    return parsed


def direction(language: str) -> str:
    return "rtl" if script(language) in _RIGHT_TO_LEFT else "ltr"


def day(value: date, language: str) -> str:
    """18. September 2025"""
    return _day(_date(value), language)


@lru_cache(maxsize=16384)
def _day(value: date, language: str) -> str:
    text = format_date(value, "long", locale=locale(language))
    # CLDR leaves the first of a month a plain number; French says premier (Lexique de l'Imprimerie nationale).
    return f"1er{text[1:]}" if language.startswith("fr") and value.day == 1 else text


def weekday(value: date, language: str) -> str:
    """Mittwoch, 3. Dezember 2025"""
    return format_date(_date(value), "full", locale=locale(language))


def month(value: date, language: str) -> str:
    """September 2025"""
    return format_skeleton("yMMMM", _date(value), locale=locale(language))


def month_name(value: date, language: str) -> str:
    """September, as it stands alone"""
    return format_date(_date(value), "LLLL", locale=locale(language))


def clock(value: datetime, language: str) -> str:
    """19:30 Uhr"""
    time = format_time(value.time(), "short", locale=locale(language))
    return _CLOCK_WORDS.get(language.split("-", maxsplit=1)[0], "{}").format(time)


def span(value: Span, language: str) -> str:
    """3.-4. Dezember 2025; 27. Januar 2026, 19:30 Uhr; September 2026"""
    days = span_days(value, language)
    return f"{days}, {_clocks(value, language)}" if isinstance(value.start, datetime) else days


def span_days(value: Span, language: str) -> str:
    """3.-4. Dezember 2025; 27. Januar 2026; September 2026"""
    if value.precision == "month":
        return month(value.start, language)
    if value.first_day == value.last_day:
        return day(value.first_day, language)
    return _days(value.first_day, value.last_day, language)


def span_hours(value: Span, language: str) -> str:
    """What readers plan with besides: Mittwoch – Donnerstag; Dienstag, 19:30 Uhr; nothing of a month"""
    if value.precision == "month":
        return ""
    first, last = (format_date(each, "cccc", locale=locale(language)) for each in (value.first_day, value.last_day))
    if isinstance(value.start, datetime):
        return f"{first}, {_clocks(value, language)}"
    return first if value.first_day == value.last_day else f"{first} – {last}"


def known_date(value: PartialDate, language: str) -> str:
    """28. März 1988; September 1999; 1967 — as precise as it is known"""
    if value.precision == "year":
        return year(value, language)
    return (day if value.precision == "day" else month)(value.first_day, language)


def year(value: PartialDate, language: str) -> str:
    """1967, with what the language puts behind a year: 1967年, 1967 г."""
    return format_skeleton("y", value.first_day, locale=locale(language))


def iso(value: date | PartialDate | Span) -> str:
    """For ``datetime=""``: a date, a date-time with its offset, a month or a year."""
    if isinstance(value, Span):
        return iso(value.start) if value.precision == "day" else f"{value.start:%Y-%m}"
    return str(value) if isinstance(value, PartialDate) else value.isoformat()


def number(value: float, language: str) -> str:
    return str(format_decimal(value, locale=locale(language)))


def file_size(size: int, language: str) -> str:
    """340 kB; 3,4 MB: of so many bytes, never less than one kB"""
    kilobytes = max(1, round(size / 1000))
    large = kilobytes >= 1000
    value, unit = (round(size / 1_000_000, 1), "digital-megabyte") if large else (kilobytes, "digital-kilobyte")
    return str(format_unit(value, unit, "short", locale=locale(language)))


def country(code: str, language: str) -> str:
    return str(locale(language).territories[code])


def language_name(tag: str, language: str) -> str:
    """The name of a language in another: ``fr`` in German is Französisch."""
    if tag == "de-simple":
        simple = _SIMPLE.get(language.split("-", maxsplit=1)[0], "easy read")
        return f"{locale(language).languages['de']} ({simple})"
    if language == "de-simple" and tag == "de":
        return "Deutsch (schwere Sprache)"
    name = _parsed(tag).get_display_name(locale(language)) or tag
    return name[0].lower() + name[1:] if name.isupper() else name


_SIMPLE = {
    "bg": "лесен език",
    "bs": "lako razumljiv jezik",
    "de": "Leichte Sprache",
    "da": "let sprog",
    "fr": "facile à lire et à comprendre",
    "hr": "lako razumljiv jezik",
    "ja": "やさしいドイツ語",
    "pt": "leitura fácil",
    "sr": "lako razumljiv jezik",
}


def territorial(tag: str) -> str:
    """A language with the country where most speak it, as Open Graph wants locales: de_DE, sr_BA."""
    known = _parsed(tag)
    return f"{known.language}_{known.territory or get_global('likely_subtags')[known.language].rpartition('_')[2]}"


def script(tag: str) -> str:
    """What a language is written in, by its ISO 15924 code: Latn, Cyrl, Jpan."""
    known = _parsed(tag)
    return known.script or get_global("likely_subtags")[known.language].split("_")[1]


@cache
def own_name(tag: str) -> str:
    """A language's name for itself, with a capital as in a list: Français."""
    if tag == "de-simple":
        return "Leichte Sprache"
    name = Locale.parse(tag.replace("-", "_")).language_name or tag
    return name[0].upper() + name[1:]


def conjunction(items: Iterable[str], language: str) -> str:
    """A, B und C"""
    return format_list(list(items), locale=locale(language))


def domain(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")


def filters(language: str) -> Mapping[str, Callable[[Any], str]]:
    """The templates' filters: each of these with its language filled in."""
    by_language = (
        day,
        weekday,
        month,
        month_name,
        year,
        clock,
        span,
        span_days,
        span_hours,
        known_date,
        number,
        country,
        language_name,
        conjunction,
    )
    bound = {format_.__name__: partial(format_, language=language) for format_ in by_language}
    return {**bound, "iso": iso, "domain": domain}


def _copied(data: Any) -> Any:
    return {key: _copied(part) for key, part in data.items()} if isinstance(data, dict) else data


def _date(value: date) -> date:
    # Babel moves date-times to UTC; ours are already where they belong.
    return value.date() if isinstance(value, datetime) else value


def _days(first: date, last: date, language: str) -> str:
    """3.–4. Dezember 2025: CLDR's interval for short months, with the months written out."""
    known = locale(language).interval_formats
    patterns = known["yMMMMd" if "yMMMMd" in known else "yMMMd"]
    change = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    parts = (parse_pattern(re.sub("M{3,}", "MMMM", part)) for part in patterns[change])
    return "".join(part.apply(day_, locale(language)) for part, day_ in zip(parts, (first, last), strict=True))


def _clocks(value: Span, language: str) -> str:
    assert isinstance(value.start, datetime)
    assert isinstance(value.end, datetime)
    if value.end == value.start or value.first_day != value.last_day or value.end.time().isoformat() == "23:59:00":
        return clock(value.start, language)
    start = format_time(value.start.time(), "short", locale=locale(language))
    return f"{start}–{clock(value.end, language)}"
