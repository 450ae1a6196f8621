"""When an event takes place, out of its folder's date and what its front matter adds."""

from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from twinning.model.clock import Clock
from twinning.model.dates import PartialDate, Span, midnight
from twinning.model.documents import Document
from twinning.model.problems import Problem
from twinning.model.schema import EventFields
from twinning.model.vocabulary import EventState, RegistrationStatus


def span_of(document: Document, fields: EventFields, site_zone: tzinfo) -> Span | Problem:
    """The span of an event, or what contradicts itself about it."""
    folder = document.bundle.date
    assert folder is not None, "events are dated bundles"
    zone = ZoneInfo(fields.timezone) if fields.timezone else site_zone
    if folder.precision == "month":
        return _month(document, fields, folder)
    start = _placed(fields.start, folder.first_day, zone)
    if _day(start) != folder.first_day:
        message = f"„start“ nennt den {_german(_day(start))}, der Ordnername den {_german(folder.first_day)}"
        return document.problem(
            "event.start", message, "Bitte den Ordner umbenennen oder „start“ berichtigen.", at=("start",)
        )
    end = _placed(fields.end, _day(start), zone) if fields.end else start
    if not isinstance(start, datetime):
        end = _day(end)
    elif not isinstance(end, datetime):
        end = datetime.combine(end, time(23, 59), zone) if end != _day(start) else start
    if end < start:
        return document.problem(
            "event.end", "das Ende liegt vor dem Beginn", f"Beginn ist der {_german(_day(start))}.", at=("end",)
        )
    return Span(start=start, end=end)


def registration_of(fields: EventFields, span: Span, clock: Clock) -> RegistrationStatus:
    """Where the registration stands now: what the editor wrote, with its dates held against the clock."""
    registration = fields.registration
    if registration is None or registration.status is RegistrationStatus.NOT_NEEDED:
        return RegistrationStatus.NOT_NEEDED
    if fields.state is EventState.CANCELLED or clock.reached(span.begins(clock.zone)):
        return RegistrationStatus.CLOSED
    if registration.until and clock.reached(after(registration.until, clock.zone)):
        return RegistrationStatus.CLOSED
    if registration.opens_from and clock.reached(zoned(registration.opens_from, clock.zone)):
        return RegistrationStatus.OPEN
    return registration.status


def after(moment: date, zone: tzinfo) -> datetime:
    """The first moment after a last day, or after a last moment."""
    if isinstance(moment, datetime):
        return zoned(moment, zone)
    return midnight(moment + timedelta(days=1), zone)


def zoned(moment: date, zone: tzinfo) -> datetime:
    """A local date or date-time as a moment."""
    return moment.replace(tzinfo=zone) if isinstance(moment, datetime) else midnight(moment, zone)


def _month(document: Document, fields: EventFields, folder: PartialDate) -> Span | Problem:
    for key in ("start", "end"):
        if getattr(fields, key):
            hint = "Den Ordner nach dem Tag benennen, etwa 2026-09-04-barbarossafest."
            return document.problem(
                "event.start", f"der Ordnername nennt nur den Monat, „{key}“ aber den Tag", hint, at=(key,)
            )
    return Span(start=folder.first_day, end=folder.last_day, precision="month")


def _placed(value: date | time | None, day: date, zone: tzinfo) -> date:
    """A time stands on the given day; date-times get their zone."""
    if value is None:
        return day
    if isinstance(value, time):
        return datetime.combine(day, value, zone)
    return value.replace(tzinfo=zone) if isinstance(value, datetime) else value


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _german(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
