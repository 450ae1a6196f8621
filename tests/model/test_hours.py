"""What time it is elsewhere, and that a site knows when it will be another difference."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from twinning.model.clock import Clock
from twinning.model.hours import ahead

BERLIN = ZoneInfo("Europe/Berlin")


def at(moment: str) -> Clock:
    return Clock(datetime.fromisoformat(moment).replace(tzinfo=BERLIN), BERLIN)


@pytest.mark.parametrize(
    ("zone", "winter", "summer"),
    [
        ("Asia/Tokyo", 8, 7),
        ("Europe/Sofia", 1, 1),
        ("Europe/Lisbon", -1, -1),
        ("America/Chicago", -7, -7),
        ("America/New_York", -6, -6),
        ("Europe/Paris", 0, 0),
        ("Asia/Kolkata", 4.5, 3.5),
    ],
)
def test_the_difference_in_winter_and_in_summer(zone: str, winter: float, summer: float) -> None:
    assert ahead(zone, at("2025-12-24 12:00")) == winter * 60
    assert ahead(zone, at("2025-07-01 12:00")) == summer * 60


def test_it_is_known_when_the_difference_changes() -> None:
    """Japan keeps no summer time: the site is made anew when ours begins, and not before."""
    clock = at("2025-12-24 12:00")
    ahead("Asia/Tokyo", clock)
    assert clock.last_change is not None
    assert clock.last_change.astimezone(UTC) == datetime(2025, 10, 26, 1, tzinfo=UTC)
    assert clock.next_change == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    """When our clocks are put back, what happens the second time has not happened the first."""
    for utc, hours in ((0, 7), (1, 8)):
        now = datetime(2025, 10, 26, utc, 30, tzinfo=UTC)
        clock = Clock(now, BERLIN)
        assert ahead("Asia/Tokyo", clock) == hours * 60
        assert (clock.next_change or now).astimezone(UTC) > now
        assert (clock.last_change or now).astimezone(UTC) < now


def test_the_weeks_between_two_summer_times_are_told_apart() -> None:
    """America's begins three weeks before ours, and ends a week after."""
    assert ahead("America/New_York", at("2026-03-07 12:00")) == -6 * 60
    clock = at("2026-03-08 12:00")
    assert ahead("America/New_York", clock) == -5 * 60
    assert clock.last_change == datetime(2026, 3, 8, 7, tzinfo=UTC)
    assert clock.next_change == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert ahead("America/New_York", at("2026-10-28 12:00")) == -5 * 60


def test_where_both_change_together_nothing_changes() -> None:
    clock = at("2025-12-24 12:00")
    ahead("Europe/Paris", clock)
    assert clock.next_change is None
    assert clock.last_change is None


@pytest.mark.parametrize("moment", ["2026-03-29 01:59:59", "2026-03-29 03:00:00"])
def test_to_the_second(moment: str) -> None:
    is_before = "01:59" in moment
    assert ahead("Asia/Tokyo", at(moment)) == (8 if is_before else 7) * 60
