"""What makes a date the same date for every calendar program, and tells which of two copies is the newer.

A program that already has an entry compares UID, then SEQUENCE, then DTSTAMP (RFC 5546, 2.1.5). None of them may come
from the build: the same content has to make the same file on any day.
"""

from datetime import UTC, date, datetime, timedelta, tzinfo

from twinning.model.dates import midnight
from twinning.model.facts import Facts
from twinning.model.site import Event
from twinning.model.spans import zoned
from twinning.model.vocabulary import EventState

# What readers have to be told of once more. Cancelling comes last: nothing but a date of change leads back from it.
_WEIGHTS = {
    EventState.SCHEDULED: 0,
    EventState.MOVED_ONLINE: 1,
    EventState.POSTPONED: 1,
    EventState.CANCELLED: 2,
}
_LONG_BEFORE = timedelta(days=365)


def uid(name: str, facts: Facts) -> str:
    """``name`` at the authority that feeds' ids have, too: neither title, nor date, nor host change it.

    All editions share it: a date is one date, in whatever language it is read.
    """
    return f"{name}@{facts.feed_authority.partition(',')[0]}"


def sequence(event: Event) -> int:
    """A number that rises with every change that matters to those who wrote the date down.

    By itself the state counts, as it only ever goes on. What it cannot tell (a second postponement, a cancelled trip
    that takes place after all, another hour) is told by ``modified``: its day outweighs any state before it.
    """
    modified = event.fields.modified
    return (modified.toordinal() * len(_WEIGHTS) if modified else 0) + _WEIGHTS[event.fields.state]


def revised(event: Event, zone: tzinfo) -> datetime:
    """When the date was last changed, in UTC: when it was published or modified, as the content itself says.

    Where the content says neither, nobody knows when it was written; it gets a moment that has surely passed, and that
    no postponement moves: a year before its first day. How the registration stands is no part of the date. Calendars to
    subscribe to bring it with every refresh; and a moment that an editor takes out again with ``from`` or ``until``
    would make the newer copy look like the older.
    """
    fields = event.fields
    written = zoned(fields.publish, zone) if fields.publish else midnight(_first_day(event) - _LONG_BEFORE, zone)
    modified = zoned(fields.modified, zone) if fields.modified else written
    return max(written, modified).astimezone(UTC)


def _first_day(event: Event) -> date:
    """The first day that was ever named for it."""
    day, previous = event.span.first_day, event.fields.previous_start
    return min(day, date(previous.year, previous.month, previous.day)) if previous else day
