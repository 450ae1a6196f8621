"""Golden strings: dates, numbers and names as each language writes them."""

from datetime import date, datetime

import pytest

from twinning.model.dates import PartialDate, Span
from twinning.plan import formats

DAYS = Span(start=date(2025, 12, 3), end=date(2025, 12, 4))
MONTHS = Span(start=date(2025, 11, 30), end=date(2025, 12, 4))
MONTH = Span(start=date(2026, 9, 1), end=date(2026, 9, 30), precision="month")
EVENING = Span(start=datetime(2026, 1, 27, 19, 30), end=datetime(2026, 1, 27, 21, 0))  # noqa: DTZ001 - zones are not shown

SPANS = {
    "de": (
        "3.–4. Dezember 2025",
        "30. November\u2009–\u20094. Dezember 2025",
        "September 2026",
        "27. Januar 2026, 19:30–21:00 Uhr",
    ),
    "en": (
        "3–4 December 2025",
        "30 November\u2009–\u20094 December 2025",
        "September 2026",
        "27 January 2026, 19:30–21:00",
    ),
    "fr": (
        "3–4 décembre 2025",
        "30 novembre\u2009–\u20094 décembre 2025",
        "septembre 2026",
        "27 janvier 2026, 19:30–21:00",
    ),
    "pt-PT": (
        "3–4 de dezembro de 2025",
        "30 de novembro\u2009–\u20094 de dezembro de 2025",
        "setembro de 2026",
        "27 de janeiro de 2026, 19:30–21:00",
    ),
    "ja": ("2025年12月3日～4日", "2025年11月30日～12月4日", "2026年9月", "2026年1月27日, 19:30–21:00"),
}


@pytest.mark.parametrize("language", SPANS)
def test_spans(language: str) -> None:
    """A span reads as a native would write it (CLDR)."""
    assert tuple(formats.span(span, language) for span in (DAYS, MONTHS, MONTH, EVENING)) == SPANS[language]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", ("Mittwoch – Donnerstag", "Sonntag – Donnerstag", "", "Dienstag, 19:30–21:00 Uhr")),
        ("fr", ("mercredi – jeudi", "dimanche – jeudi", "", "mardi, 19:30–21:00")),
        ("ja", ("水曜日 – 木曜日", "日曜日 – 木曜日", "", "火曜日, 19:30–21:00")),
    ],
)
def test_weekdays_and_hours(language: str, expected: tuple[str, ...]) -> None:
    """Below the days stands what one plans with; of a month nothing is known."""
    assert tuple(formats.span_hours(span, language) for span in (DAYS, MONTHS, MONTH, EVENING)) == expected
    assert formats.span_days(EVENING, "de") == "27. Januar 2026"


def test_one_language_never_speaks_in_another() -> None:
    """A Japanese page before a Serbian one does not turn its months Japanese (python-babel/babel#1234)."""
    for language in ("he", "ja", "sr-Latn", "hr", "de"):
        formats.month_name(date(2025, 9, 1), language)
    names = [formats.month_name(date(2025, 9, 1), language) for language in ("ja", "sr-Latn", "hr", "bs", "de")]
    assert names == ["9月", "septembar", "rujan", "septembar", "September"]


@pytest.mark.parametrize(
    ("known", "text"),
    [
        (PartialDate(1967), "1967"),
        (PartialDate(1999, 9), "September 1999"),
        (PartialDate(1988, 3, 28), "28. März 1988"),
    ],
)
def test_a_date_is_told_as_precisely_as_it_is_known(known: PartialDate, text: str) -> None:
    """Nothing is made up: a year stays a year."""
    assert formats.known_date(known, "de") == text
