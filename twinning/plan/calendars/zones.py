"""Time zones as calendars want them told: by the rules of their changes, not by the changes one by one.

The rules are found when planning and stand in the value, so that no recipe asks this machine's time zone database.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import groupby
from zoneinfo import ZoneInfo

from twinning.plan.calendars.values import Observance, Rule, Zone

# How far ahead a habit is followed before it is taken for a rule: long enough to tell the last Sunday from the fourth.
_AHEAD = 10  # years
_FEWEST = 3  # changes

_State = tuple[timedelta, str, bool]


@cache
def zone(name: str, first: int, last: int) -> Zone:
    """The zone as entries from the year ``first`` to the year ``last`` need it.

    Changes that return on the same weekday of the same month until years after are told as a rule without an end. Where
    there is none (Ramadan in Morocco, a zone that gave up its summer time), each change is told for itself.
    """
    opening, closing = datetime(first - 1, 1, 1, tzinfo=UTC), datetime(last + _AHEAD + 1, 1, 1, tzinfo=UTC)
    changes = [change for year in range(opening.year, closing.year) for change in _changes(name, year)]
    observances = [*_ruled(changes, closing.year - 1)]
    if not any(change.onset.year == opening.year for change in changes):
        observances.append(_standing(ZoneInfo(name), opening))
    return Zone(name=name, observances=tuple(sorted(observances, key=lambda each: each.onset)))


@cache
def _changes(name: str, year: int) -> tuple[Observance, ...]:
    """Every change of a year (of Greenwich's), found by looking day after day; ``zoneinfo`` tells no list of them."""
    return tuple(_found(ZoneInfo(name), datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)))


def _found(place: ZoneInfo, opening: datetime, closing: datetime) -> Iterator[Observance]:
    day, state = opening, _state(place, opening)
    while day < closing:
        next_day = day + timedelta(days=1)
        next_state = _state(place, next_day)
        if next_state != state:
            yield _change(_moment_of_change(place, day, next_day), state, next_state)
        day, state = next_day, next_state


def _state(place: ZoneInfo, moment: datetime) -> _State:
    local = moment.astimezone(place)
    return local.utcoffset() or timedelta(), local.tzname() or "", bool(local.dst())


def _moment_of_change(place: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The first second of the new state, by halving."""
    state = _state(place, before)
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        before, after = (middle, after) if _state(place, middle) == state else (before, middle)
    return after


def _change(moment: datetime, before: _State, after: _State) -> Observance:
    return Observance(
        is_daylight=after[2],
        name=after[1],
        onset=(moment + before[0]).replace(tzinfo=None),
        before=_seconds(before[0]),
        after=_seconds(after[0]),
    )


def _standing(place: ZoneInfo, opening: datetime) -> Observance:
    """What holds from the beginning, where no change has come before the first entry."""
    offset, name, is_daylight = _state(place, opening)
    onset = opening.replace(tzinfo=None)
    return Observance(is_daylight=is_daylight, name=name, onset=onset, before=_seconds(offset), after=_seconds(offset))


def _ruled(changes: Iterable[Observance], last_year: int) -> Iterator[Observance]:
    """The changes, those that follow a rule to the last year told by their first."""
    for _, group in groupby(sorted(changes, key=_likeness), key=_likeness):
        alike = sorted(group, key=lambda each: each.onset)
        rule = _rule(alike) if alike[-1].onset.year == last_year else None
        if rule is None:
            yield from alike
            continue
        first = alike[0]
        yield Observance(
            is_daylight=first.is_daylight,
            name=first.name,
            onset=first.onset,
            before=first.before,
            after=first.after,
            rule=rule,
        )


def _likeness(change: Observance) -> tuple[object, ...]:
    onset = change.onset
    return change.before, change.after, change.name, change.is_daylight, onset.month, onset.weekday(), onset.time()


def _rule(alike: list[Observance]) -> Rule | None:
    """The rule of changes on one weekday of one month; None where they skip a year or keep no place in the month."""
    onsets = [change.onset for change in alike]
    years = [onset.year for onset in onsets]
    if len(years) < _FEWEST or years != list(range(years[0], years[-1] + 1)):
        return None
    places = {-1} if all(_is_last(onset) for onset in onsets) else {(onset.day - 1) // 7 + 1 for onset in onsets}
    if len(places) > 1:
        return None
    return Rule(month=onsets[0].month, weekday=onsets[0].weekday(), nth=places.pop())


def _is_last(onset: datetime) -> bool:
    return onset.day + 7 > monthrange(onset.year, onset.month)[1]


def _seconds(offset: timedelta) -> int:
    return int(offset.total_seconds())
