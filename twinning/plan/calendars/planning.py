"""The calendars of an edition: of all dates, of each kind and each city, of the anniversaries, and a file a date."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import PurePosixPath

from twinning.model.site import City, Event
from twinning.model.vocabulary import EventKind
from twinning.plan.calendars.anniversaries import anniversary_entries
from twinning.plan.calendars.entries import event_entry
from twinning.plan.calendars.links import absolute
from twinning.plan.calendars.recipes import ics
from twinning.plan.calendars.values import Calendar, Entry, Zone
from twinning.plan.calendars.zones import zone
from twinning.plan.editions import Edition
from twinning.plan.names import formerly
from twinning.plan.outputs import Deferred, Function, Output

_Entries = Callable[[], tuple[Entry, ...]]
_BATCH = "calendars"  # of all languages: they name the same time zones


def calendar_outputs(edition: Edition) -> Iterator[Output]:
    """Every calendar of an edition, also those with nothing in them yet: whoever subscribed is not sent away.

    An event of which only the month is known is in none: a calendar would need a day, and it would be a false one.
    Past events stay, as they would in a calendar on the wall.
    """
    dated = [event for event in edition.site.events.values() if event.span.precision == "day"]
    yield _all(edition, dated)
    yield from (_kind(edition, kind, dated) for kind in EventKind)
    for city in edition.site.cities.values():
        yield from _also_formerly(edition, city, _city(edition, city, dated))
    yield _anniversaries(edition)
    for event in dated:
        if edition.has(event):
            yield from _also_formerly(edition, event, _file(edition, event))


def _also_formerly(edition: Edition, piece: City | Event, calendar: Output) -> Iterator[Output]:
    """A calendar, and the same where it lay before its folder was renamed: programs ask there for ever."""
    yield calendar
    pieces = formerly(edition.addresses, piece)
    yield from (calendar.at(edition.addresses.piece_calendar(each, edition.language)) for each in pieces)


def _all(edition: Edition, dated: Iterable[Event]) -> Output:
    addresses, language = edition.addresses, edition.language
    description = edition.say("Reisen, Begegnungen und Feste mit den Partnerstädten.")
    entries = partial(_entries, edition, tuple(dated))
    return _output(edition, addresses.calendar(language), "", description, addresses.events(language), entries)


def _kind(edition: Edition, kind: EventKind, dated: Iterable[Event]) -> Output:
    addresses, language, label = edition.addresses, edition.language, edition.say(kind.label)
    description = edition.say("Termine dieser Art: %(kind)s") % {"kind": label}
    entries = partial(_entries, edition, tuple(event for event in dated if event.fields.kind is kind))
    path, page = addresses.calendar(language, kind.value), addresses.events(language)
    return _output(edition, path, label, description, page, entries)


def _city(edition: Edition, city: City, dated: Iterable[Event]) -> Output:
    addresses, name = edition.addresses, edition.text(city).title
    description = edition.say("Termine und Jubiläen mit %(city)s") % {"city": name}
    events = tuple(event for event in dated if city.slug in event.fields.cities)
    entries = partial(_entries, edition, events, partial(anniversary_entries, edition, city.slug))
    path = addresses.piece_calendar(city, edition.language)
    return _output(edition, path, name, description, edition.path(city), entries)


def _anniversaries(edition: Edition) -> Output:
    addresses, language = edition.addresses, edition.language
    description = edition.say("Runde Jahre der Partnerschaften, deren Tag bekannt ist")
    path, page = addresses.calendar(language, "anniversaries"), addresses.cities(language)
    entries = partial(_entries, edition, (), partial(anniversary_entries, edition))
    return _output(edition, path, edition.say("Jubiläen"), description, page, entries)


def _entries(
    edition: Edition, events: tuple[Event, ...], further: Callable[[], Iterable[Entry]] = tuple
) -> tuple[Entry, ...]:
    return (*(_entry(edition, event) for event in events), *further())


def _entry(edition: Edition, event: Event) -> Entry:
    """The same in each of the edition's calendars."""
    return edition.once((Entry, event.slug), partial(event_entry, edition, event))


def _output(
    edition: Edition, path: PurePosixPath, title: str, description: str, page: PurePosixPath, entries: _Entries
) -> Output:
    value = Deferred(partial(_calendar, edition, path, title, description, page, entries), edition.site.bodies)
    return Output(path=path, recipe=Function(ics), value=value, batch=_BATCH)


def _calendar(
    edition: Edition, path: PurePosixPath, title: str, description: str, page: PurePosixPath, entries_of: _Entries
) -> Calendar:
    entries = entries_of()
    addresses, facts, site_name = edition.addresses, edition.site.facts, edition.shell.site_name
    return Calendar(
        name=f"{title} – {site_name}" if title else site_name,
        description=description,
        href=absolute(edition, addresses.href(page)),
        source=absolute(edition, addresses.href(path)),
        entries=entries,
        # The site's own zone always: a calendar with nothing in it at all is none (RFC 5545, 3.6).
        zones=_zones(entries, facts.zone.key, or_year=edition.site.year),
    )


def _file(edition: Edition, event: Event) -> Output:
    value = Deferred(partial(_alone, edition, event), edition.site.bodies)
    path = edition.addresses.piece_calendar(event, edition.language)
    source = edition.text(event).source
    return Output(path=path, recipe=Function(ics), value=value, source=source, batch=_BATCH)


def _alone(edition: Edition, event: Event) -> Calendar:
    entry = _entry(edition, event)
    return Calendar(entries=(entry,), zones=_zones((entry,), entry.zone, or_year=entry.start.year))


def _zones(entries: tuple[Entry, ...], own: str, *, or_year: int) -> tuple[Zone, ...]:
    """Every zone that an entry names, and one's own, for the years of the entries."""
    years = [day.year for entry in entries for day in (entry.start, entry.end or entry.start)] or [or_year]
    names = sorted({own, *(entry.zone for entry in entries)} - {""})
    return tuple(zone(name, min(years), max(years)) for name in names)
