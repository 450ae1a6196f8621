"""What time it is in another city, against home; and when that will be another difference."""

from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from twinning.model.clock import Clock

_STEP = timedelta(days=2)  # no place keeps a difference for less: between two summer times there is a week
_AROUND = timedelta(days=366)


def ahead(zone: str, clock: Clock) -> int:
    """Minutes by which the clocks of an IANA zone are ahead of ours at the clock's moment; it learns of the changes."""
    now = clock.now.astimezone(UTC)
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    for change in _changes(zone, clock.zone, day):
        clock.reached(change)  # in UTC: where clocks are put back, the hours of here come twice
    return _ahead(ZoneInfo(zone), clock.zone, now)


@cache
def _changes(zone: str, home: tzinfo, day: datetime) -> tuple[datetime, ...]:
    """Every change of the difference within a year before and after a day, found by halving."""
    place, moment, changes = ZoneInfo(zone), day - _AROUND, []
    while moment < day + _AROUND:
        after = moment + _STEP
        if _ahead(place, home, moment) != _ahead(place, home, after):
            changes.append(_first_of_new(place, home, moment, after))
        moment = after
    return tuple(changes)


def _first_of_new(place: tzinfo, home: tzinfo, before: datetime, after: datetime) -> datetime:
    old = _ahead(place, home, before)
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        before, after = (middle, after) if _ahead(place, home, middle) == old else (before, middle)
    return after


def _ahead(place: tzinfo, home: tzinfo, moment: datetime) -> int:
    there, here = (moment.astimezone(zone).utcoffset() or timedelta() for zone in (place, home))
    return (there - here) // timedelta(minutes=1)
