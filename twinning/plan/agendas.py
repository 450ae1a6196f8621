"""Lists of dates: all that is to come, what was, and both of one month, one kind or one city."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import PurePosixPath

from twinning.model.site import Event
from twinning.model.vocabulary import EventKind
from twinning.plan.calendars.links import calendar_href, city_calendar_href, kind_calendar_href
from twinning.plan.editions import Edition, Place
from twinning.plan.formats import month as month_text
from twinning.plan.outputs import Output
from twinning.plan.pages import PageOutput
from twinning.plan.parts import event_teaser
from twinning.plan.views import EventsPage, Link, MonthGroup, MonthPage


@dataclass(frozen=True, slots=True, kw_only=True)
class _Agenda:
    """A list of dates: its title, its address in each language, its calendar, and what it holds."""

    title: str
    lang: str = ""  # of the title, where it is not the edition's
    place: Callable[[str], PurePosixPath]
    calendar: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _All:
    to_come: _Agenda
    past: _Agenda
    kinds: tuple[_Agenda, ...]
    cities: tuple[_Agenda, ...]


def agenda_outputs(edition: Edition) -> Iterator[Output]:
    agendas = _All(
        to_come=_to_come(edition), past=_past(edition), kinds=tuple(_kinds(edition)), cities=tuple(_cities(edition))
    )
    for agenda in (agendas.to_come, agendas.past, *agendas.kinds, *agendas.cities):
        yield _page(edition, agenda, agendas)
    yield from _months(edition)


def _to_come(edition: Edition) -> _Agenda:
    return _Agenda(
        title=edition.say("Termine"),
        place=edition.addresses.events,
        calendar=calendar_href(edition),
        events=tuple(event for event in edition.site.events.values() if not event.is_over),
    )


def _past(edition: Edition) -> _Agenda:
    return _Agenda(
        title=edition.say("Vergangene Termine"),
        place=edition.addresses.past_events,
        calendar="",
        events=tuple(event for event in edition.site.events.values() if event.is_over),
    )


def _kinds(edition: Edition) -> Iterator[_Agenda]:
    """A list for each kind that anything is of."""
    for kind in EventKind:
        events = tuple(event for event in edition.site.events.values() if event.fields.kind is kind)
        if events:
            yield _Agenda(
                title=edition.say(kind.label),
                place=partial(edition.addresses.events_of_kind, kind=kind.value),
                calendar=kind_calendar_href(edition, kind),
                events=events,
            )


def _cities(edition: Edition) -> Iterator[_Agenda]:
    """A list for each city that anything is with."""
    for city in edition.site.cities.values():
        events = tuple(event for event in edition.site.events.values() if city.slug in event.fields.cities)
        if events:
            text = edition.text(city)
            yield _Agenda(
                title=text.title,
                lang=edition.mark(text),
                place=partial(edition.addresses.events_of_city, city),
                calendar=city_calendar_href(edition, city),
                events=events,
            )


def _page(edition: Edition, agenda: _Agenda, all_of_them: _All) -> Output:
    place = Place(path=agenda.place)
    return PageOutput(
        edition, place, "events.html", partial(_view, edition, place, agenda, all_of_them), batch=_batch(edition)
    )


def _view(edition: Edition, place: Place, agenda: _Agenda, all_of_them: _All) -> EventsPage:
    addresses, to_come, past = edition.addresses, all_of_them.to_come, all_of_them.past
    title = agenda.title if agenda is to_come or agenda is past else f"{to_come.title}: {agenda.title}"
    description = edition.say("Reisen, Begegnungen und Feste mit den Partnerstädten.")
    calendar = Link(label=edition.say("Kalender: %(title)s") % {"title": agenda.title}, href=agenda.calendar)
    other = to_come if agenda is past else past
    return EventsPage(
        head=edition.head(title, description, place, feeds=(calendar,) if agenda.calendar else ()),
        title=title,
        is_past=agenda is past,
        months=_groups(edition, [event for event in agenda.events if not event.is_over]),
        past=_groups(edition, [event for event in agenda.events if event.is_over])[::-1],
        kinds=_links(edition, all_of_them.kinds, agenda),
        cities=_links(edition, all_of_them.cities, agenda),
        all_events=replace(_links(edition, (to_come,), agenda)[0], label=edition.say("Alle")),
        other=Link(
            label=edition.say("Kommende Termine") if other is to_come else other.title,
            href=addresses.href(other.place(edition.language)),
        ),
    )


def _links(edition: Edition, agendas: Iterable[_Agenda], current: _Agenda) -> tuple[Link, ...]:
    place = edition.addresses.href
    return tuple(
        Link(
            label=agenda.title, href=place(agenda.place(edition.language)), lang=agenda.lang, current=agenda is current
        )
        for agenda in agendas
    )


def _groups(edition: Edition, events: list[Event]) -> tuple[MonthGroup, ...]:
    addresses = edition.addresses
    return tuple(
        MonthGroup(
            month=month,
            href=addresses.href(addresses.month(edition.language, month)),
            events=tuple(event_teaser(edition, event) for event in group),
        )
        for month, group in _by_month(events)
    )


def _months(edition: Edition) -> Iterator[Output]:
    """A page for each month in which something takes place, past or to come."""
    months = _by_month(list(edition.site.events.values()))
    for at, (month, events) in enumerate(months):
        place = Place(path=partial(edition.addresses.month, month=month))
        around = (months[at - 1][0] if at else None, months[at + 1][0] if at + 1 < len(months) else None)
        yield PageOutput(
            edition, place, "month.html", partial(_month, edition, place, month, events, around), batch=_batch(edition)
        )


def _month(
    edition: Edition, place: Place, month: date, events: list[Event], around: tuple[date | None, date | None]
) -> MonthPage:
    addresses, language = edition.addresses, edition.language
    title = edition.say("Termine im %(month)s") % {"month": month_text(month, language)}
    before, after = (
        Link(label=month_text(other, language), href=addresses.href(addresses.month(language, other)))
        if other
        else None
        for other in around
    )
    return MonthPage(
        head=edition.head(title, title, place),
        month=month,
        events=tuple(event_teaser(edition, event) for event in events),
        previous=before,
        next=after,
        agenda=addresses.href(addresses.events(language)),
    )


def _by_month(events: list[Event]) -> list[tuple[date, list[Event]]]:
    groups = groupby(events, key=lambda event: event.span.first_day.replace(day=1))
    return [(month, list(group)) for month, group in groups]


def _batch(edition: Edition) -> str:
    return f"dates {edition.language}"
