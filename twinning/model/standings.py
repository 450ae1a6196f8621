"""When time alone changes how an event stands: said by what is written of it, whenever it is built."""

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo

from twinning.model.clock import Clock
from twinning.model.dates import Span
from twinning.model.schema import EventFields
from twinning.model.spans import after, registration_of, zoned
from twinning.model.vocabulary import EventState

_BEFORE = timedelta(microseconds=1)


def changed(fields: EventFields, span: Span, clock: Clock) -> datetime | None:
    """Since when it stands as it does, if time made it so; None where it has stood so since it was written."""
    return max((moment for moment in turns(fields, span, clock.zone) if clock.reached(moment)), default=None)


def turns(fields: EventFields, span: Span, zone: tzinfo) -> Iterator[datetime]:
    """The moments at which readers see it stand differently from before, in their order.

    Every moment that could be one is looked at from both sides, by a clock of its own: so a day on which nothing is
    seen to change (``until`` of what an editor had closed before) is none.
    """
    if fields.state is EventState.CANCELLED:
        return
    for moment in sorted(_candidates(fields, span, zone)):
        if _standing(fields, span, Clock(moment - _BEFORE, zone)) != _standing(fields, span, Clock(moment, zone)):
            yield moment


def _candidates(fields: EventFields, span: Span, zone: tzinfo) -> set[datetime]:
    moments = {span.begins(zone), span.is_over_at(zone)}
    if fields.registration and fields.registration.opens_from:
        moments.add(zoned(fields.registration.opens_from, zone))
    if fields.registration and fields.registration.until:
        moments.add(after(fields.registration.until, zone))
    return moments


def _standing(fields: EventFields, span: Span, clock: Clock) -> object:
    """What readers see of it at the clock's moment: once it is over, nothing of its registration."""
    return clock.reached(span.is_over_at(clock.zone)) or registration_of(fields, span, clock)
