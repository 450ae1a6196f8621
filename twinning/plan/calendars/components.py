"""The components of an iCalendar file: RFC 5545, with what RFC 7986 adds for those to subscribe to."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from icalendar import Calendar as VCalendar
from icalendar import Component, Timezone, TimezoneDaylight, TimezoneStandard, vText, vUri
from icalendar import Event as VEvent

from twinning.plan.calendars.values import Calendar, Entry, Observance, Rule, Zone

_PRODUCT = "-//twinning//calendars//EN"
_END = b"END:VCALENDAR"
_REFRESH = timedelta(hours=12)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def written(calendar: Calendar) -> bytes:
    """The calendar as a file. Dates and zones stand in many calendars, and are the same in each."""
    start, end, rest = bytes(_calendar(calendar).to_ical()).rpartition(_END)
    return b"".join((start, *map(_timezone, calendar.zones), *map(_event, calendar.entries), end, rest))


def _calendar(calendar: Calendar) -> Component:
    """The calendar without what is in it.

    It has no METHOD: that would make it a message of RFC 5546, and oblige it to name an organizer who takes answers.
    """
    document = VCalendar()
    _add(document, "PRODID", _PRODUCT)
    _add(document, "VERSION", "2.0")
    if calendar.name:
        _describe(document, calendar)
    return document


def _describe(document: Component, calendar: Calendar) -> None:
    """Name and description twice: as RFC 7986 has them, and as programs knew them before it.

    A UID of the calendar's own, which RFC 7986 would allow, is left out: vdirsyncer 0.21 takes it for that of every
    entry, and keeps but one of them.
    """
    for names, text in (
        (("NAME", "X-WR-CALNAME"), calendar.name),
        (("DESCRIPTION", "X-WR-CALDESC"), calendar.description),
    ):
        for name in names:
            _add(document, name, vText(text))
    _add(document, "REFRESH-INTERVAL", _REFRESH, VALUE="DURATION")
    _add(document, "X-PUBLISHED-TTL", f"PT{_REFRESH // timedelta(hours=1)}H")
    _add_address(document, "SOURCE", calendar.source)
    _add_address(document, "URL", calendar.href)
    _add(document, "LAST-MODIFIED", _newest(calendar.entries))


def _newest(entries: Iterable[Entry]) -> datetime | None:
    return max((entry.revised for entry in entries), default=None)


@lru_cache(maxsize=1024)
def _event(entry: Entry) -> bytes:
    event = VEvent()
    _add(event, "UID", entry.uid)
    _add(event, "SEQUENCE", entry.sequence)
    _add(event, "DTSTAMP", entry.revised)
    _add(event, "LAST-MODIFIED", entry.revised)
    _add(event, "DTSTART", entry.start, TZID=entry.zone)
    _add(event, "DTEND", entry.end, TZID=entry.zone)
    _add(event, "STATUS", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    _add(event, "TRANSP", "OPAQUE" if entry.is_busy else "TRANSPARENT")
    _add(event, "SUMMARY", entry.title, LANGUAGE=entry.lang)
    _add(event, "DESCRIPTION", entry.description, LANGUAGE=entry.lang)
    _add(event, "CATEGORIES", list(entry.categories))
    _add(event, "LOCATION", entry.place, LANGUAGE=entry.place_lang)
    _add(event, "GEO", entry.coordinates)
    for contact in entry.contacts:
        _add(event, "CONTACT", contact, LANGUAGE=entry.place_lang)
    _add_address(event, "CONFERENCE", entry.online)
    _add_address(event, "URL", entry.href)
    _add_address(event, "IMAGE", entry.image)
    return bytes(event.to_ical())


@lru_cache(maxsize=64)
def _timezone(zone: Zone) -> bytes:
    timezone = Timezone()
    _add(timezone, "TZID", zone.name)
    for observance in zone.observances:
        timezone.add_component(_observance(observance))
    return bytes(timezone.to_ical())


def _observance(observance: Observance) -> Component:
    component = TimezoneDaylight() if observance.is_daylight else TimezoneStandard()
    _add(component, "DTSTART", observance.onset)
    _add(component, "TZOFFSETFROM", timedelta(seconds=observance.before))
    _add(component, "TZOFFSETTO", timedelta(seconds=observance.after))
    _add(component, "TZNAME", observance.name)
    _add(component, "RRULE", _recurrence(observance.rule))
    return component


def _recurrence(rule: Rule | None) -> dict[str, Any] | None:
    if rule is None:
        return None
    return {"FREQ": "YEARLY", "BYMONTH": rule.month, "BYDAY": f"{rule.nth}{_WEEKDAYS[rule.weekday]}"}


def _add(component: Component, name: str, value: Any, **parameters: str) -> None:
    """A property with those of its parameters that have a value; nothing where there is nothing to say."""
    if value not in (None, "", []):
        component.add(name, value, parameters={key: text for key, text in parameters.items() if text})


def _add_address(component: Component, name: str, address: str) -> None:
    # URL is the one of them whose value is an address by itself; RFC 7986 requires the others to say so.
    if address:
        _add(component, name, vUri(address), VALUE="" if name == "URL" else "URI")
