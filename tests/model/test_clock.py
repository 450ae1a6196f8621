"""The clock knows when its answers will change."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twinning.model.clock import Clock
from twinning.model.dates import PartialDate

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2025, 10, 1, 12, tzinfo=BERLIN)


def test_a_moment_is_reached_at_itself_and_not_a_second_before() -> None:
    assert Clock(NOON, BERLIN).reached(NOON)
    assert not Clock(NOON - timedelta(seconds=1), BERLIN).reached(NOON)


def test_a_day_begins_at_midnight_here() -> None:
    midnight = datetime(2025, 9, 30, 22, tzinfo=UTC)
    assert Clock(midnight, BERLIN).reached(date(2025, 10, 1))
    assert not Clock(midnight - timedelta(seconds=1), BERLIN).reached(date(2025, 10, 1))


@settings(deadline=None)
@given(st.lists(st.integers(min_value=-1000, max_value=1000)))
def test_the_next_change_is_the_earliest_moment_asked_for_that_has_not_come(minutes: list[int]) -> None:
    clock = Clock(NOON, BERLIN)
    for each in minutes:
        clock.reached(NOON + timedelta(minutes=each))
    later = [each for each in minutes if each > 0]
    assert clock.next_change == (NOON + timedelta(minutes=min(later)) if later else None)


@settings(deadline=None)
@given(st.lists(st.integers(min_value=-1000, max_value=1000)))
def test_the_last_change_is_the_latest_moment_asked_for_that_has_come(minutes: list[int]) -> None:
    clock = Clock(NOON, BERLIN)
    for each in minutes:
        clock.reached(NOON + timedelta(minutes=each))
    past = [each for each in minutes if each <= 0]
    assert clock.last_change == (NOON + timedelta(minutes=max(past)) if past else None)


@pytest.mark.parametrize(
    "ask",
    [
        Clock.today,
        Clock.year,
        lambda clock: clock.years_since(PartialDate(1967)),
        lambda clock: clock.years_since(PartialDate(1967, 11, 5)),
        lambda clock: clock.years_since(PartialDate(2000, 2, 29)),
    ],
)
@settings(deadline=None)
@given(st.integers(min_value=0, max_value=2_000_000))
def test_once_the_next_change_has_come_it_is_the_last_one(ask: Callable[[Clock], object], minutes: int) -> None:
    """And it stays that until the one after it: so a site can tell it, and be the same whenever it is built."""
    now = NOON + timedelta(minutes=minutes)
    before = Clock(now, BERLIN)
    ask(before)
    assert before.last_change
    assert before.next_change
    assert before.last_change <= now < before.next_change
    after = Clock(before.next_change, BERLIN)
    ask(after)
    assert after.last_change == before.next_change


def test_before_the_next_change_every_answer_stays() -> None:
    asked = [NOON + timedelta(hours=hours) for hours in (-5, 3, 8)]
    clock = Clock(NOON, BERLIN)
    answers = [clock.reached(moment) for moment in asked]
    assert clock.next_change is not None
    just_before, at = (Clock(clock.next_change - timedelta(seconds=s), BERLIN) for s in (1, 0))
    assert [just_before.reached(moment) for moment in asked] == answers
    assert [at.reached(moment) for moment in asked] != answers


@pytest.mark.parametrize(
    ("start", "now", "years", "next_change"),
    [
        (PartialDate(1967), date(2025, 6, 1), 58, date(2026, 1, 1)),
        (PartialDate(1967, 6), date(2025, 5, 31), 57, date(2025, 6, 1)),
        (PartialDate(1967, 6, 15), date(2025, 6, 15), 58, date(2026, 6, 15)),
        (PartialDate(2000, 2, 29), date(2025, 2, 28), 24, date(2025, 3, 1)),
    ],
)
def test_years_are_whole_and_grow_on_their_day(start: PartialDate, now: date, years: int, next_change: date) -> None:
    clock = Clock(datetime(now.year, now.month, now.day, 12, tzinfo=BERLIN), BERLIN)
    assert clock.years_since(start) == years
    assert clock.next_change == datetime(next_change.year, next_change.month, next_change.day, tzinfo=BERLIN)


def test_today_and_the_year_change_at_their_midnights() -> None:
    clock = Clock(NOON, BERLIN)
    assert clock.year() == 2025
    assert clock.next_change == datetime(2026, 1, 1, tzinfo=BERLIN)
    assert clock.today() == date(2025, 10, 1)
    assert clock.next_change == datetime(2025, 10, 2, tzinfo=BERLIN)
