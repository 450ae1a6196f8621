"""Dates are read as editors mean them, or not at all."""

from contextlib import suppress
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twinning.model.dates import DateError, PartialDate, Span, parse_date, parse_moment, parse_time

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("1967", "year", date(1967, 1, 1), date(1967, 12, 31)),
        ("1999-02", "month", date(1999, 2, 1), date(1999, 2, 28)),
        ("1988-03-28", "day", date(1988, 3, 28), date(1988, 3, 28)),
    ],
)
def test_a_date_keeps_the_precision_it_is_known_in(text: str, precision: str, first: date, last: date) -> None:
    partial = PartialDate.parse(text)
    assert (partial.precision, partial.first_day, partial.last_day) == (precision, first, last)
    assert str(partial) == text


@pytest.mark.parametrize(
    "text", ["2025-02-30", "2025-13", "2025-00", "2025-01-00", "0000", "2025-1-1", "Juni 1967", ""]
)
def test_a_date_that_is_none_is_refused_with_advice(text: str) -> None:
    with pytest.raises(DateError) as error:
        PartialDate.parse(text)
    assert error.value.message
    assert error.value.hint


@pytest.mark.parametrize("text", ["01.02.2025", "1.2.2025", "01. 02. 2025"])
def test_day_first_is_proposed_and_never_assumed(text: str) -> None:
    with pytest.raises(DateError) as error:
        parse_date(text)
    assert error.value.hint == "Für den 1.2.2025: 2025-02-01."


def test_a_day_is_asked_for_where_one_is_needed() -> None:
    with pytest.raises(DateError, match="kein ganzes Datum"):
        parse_date("2025-12")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9:05", time(9, 5)),
        ("19.30 Uhr", time(19, 30)),
        ("9 Uhr", time(9)),
        ("00:00", time()),
        ("08:59:59", time(8, 59, 59)),
    ],
)
def test_times_are_read_as_they_are_written(text: str, expected: time) -> None:
    assert parse_time(text) == expected


@pytest.mark.parametrize("text", ["24:00", "12:60", "12:00:60", "12", "mittags", "12:5"])
def test_a_time_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="keine Uhrzeit"):
        parse_time(text)


@settings(deadline=None)
@given(st.datetimes(min_value=datetime(100, 1, 1), max_value=datetime(2199, 12, 31)))  # noqa: DTZ001 -- local, as typed
def test_a_moment_is_read_back_as_written(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    assert parse_moment(f"{moment:%H:%M:%S}".join([moment.date().isoformat() + " ", ""])) == moment
    assert parse_moment(moment.date().isoformat()) == moment.date()


@settings(deadline=None)
@given(st.text(max_size=20))
def test_any_text_is_a_moment_or_refused(text: str) -> None:
    with suppress(DateError):
        assert isinstance(parse_moment(text), date)


def test_an_event_without_an_end_counts_until_its_day_is_over() -> None:
    start = datetime(2025, 12, 3, 7, 30, tzinfo=BERLIN)
    assert Span(start=start, end=start).is_over_at(UTC) == datetime(2025, 12, 4, tzinfo=BERLIN)
    assert Span(start=start, end=start.replace(hour=9)).is_over_at(UTC) == start.replace(hour=9)
    assert Span(start=date(2025, 12, 3), end=date(2025, 12, 4)).is_over_at(BERLIN) == datetime(
        2025, 12, 5, tzinfo=BERLIN
    )
