"""Dates: the agenda, its months, the archive, and a page for each event and language."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import groupby

from twinning.model.site import Event
from twinning.plan.bodies import body
from twinning.plan.editions import Edition
from twinning.plan.formats import month as month_text
from twinning.plan.outputs import Output
from twinning.plan.pages import files_of, page_output
from twinning.plan.parts import (
    article_teaser,
    city_tags,
    contact,
    event_teaser,
    original_link,
    picture,
    registration,
    topics,
)
from twinning.plan.views import EventPage, EventsPage, Link, MonthGroup, MonthPage


def event_outputs(edition: Edition) -> Iterator[Output]:
    yield _agenda(edition, is_past=False)
    yield _agenda(edition, is_past=True)
    yield from _months(edition)
    for event in edition.site.events.values():
        yield from files_of(edition, event)
        if edition.has(event):
            yield _event(edition, event)


def _agenda(edition: Edition, *, is_past: bool) -> Output:
    addresses, say = edition.addresses, edition.say
    title = say("Vergangene Termine") if is_past else say("Termine")
    description = say("Was war.") if is_past else say("Reisen, Begegnungen und Feste mit den Partnerstädten.")
    groups = _by_month(event for event in edition.site.events.values() if event.is_over is is_past)
    if is_past:
        groups = groups[::-1]
    place = addresses.past_events if is_past else addresses.events
    other = addresses.events if is_past else addresses.past_events
    view = EventsPage(
        head=edition.head(title, description, place),
        is_past=is_past,
        months=tuple(
            MonthGroup(
                month=month,
                href=addresses.href(addresses.month(edition.language, month)),
                events=tuple(event_teaser(edition, event) for event in (events[::-1] if is_past else events)),
            )
            for month, events in groups
        ),
        other=addresses.href(other(edition.language)),
    )
    return page_output(edition, place(edition.language), "events.html", view)


def _months(edition: Edition) -> Iterator[Output]:
    """A page for each month in which something takes place, past or to come."""
    addresses = edition.addresses
    groups = _by_month(edition.site.events.values())
    links = [
        Link(label=month_text(month, edition.language), href=addresses.href(addresses.month(edition.language, month)))
        for month, _ in groups
    ]
    for place, (month, events) in enumerate(groups):
        title = edition.say("Termine im %(month)s") % {"month": month_text(month, edition.language)}
        view = MonthPage(
            head=edition.head(title, title, partial(addresses.month, month=month)),
            month=month,
            events=tuple(event_teaser(edition, event) for event in events),
            previous=links[place - 1] if place else None,
            next=links[place + 1] if place + 1 < len(links) else None,
            agenda=addresses.href(addresses.events(edition.language)),
        )
        yield page_output(edition, addresses.month(edition.language, month), "month.html", view)


def _event(edition: Edition, event: Event) -> Output:
    fields, text, site, path = event.fields, edition.text(event), edition.site, edition.path(event)
    place = fields.place
    view = EventPage(
        head=edition.head(text.title, text.summary, partial(edition.addresses.piece, event), event.languages),
        title=text.title,
        summary=text.summary,
        span=event.span,
        previous_start=fields.previous_start,
        kind=edition.say(fields.kind.label),
        state=fields.state.value,
        state_label=edition.say(fields.state.label),
        place=(place and place.name) or "",
        address=(place and place.address) or "",
        coordinates=place.coordinates if place else None,
        online=(place and place.online) or "",
        cities=city_tags(edition, fields.cities),
        topics=topics(edition, fields.topics),
        languages=fields.languages,
        organizer=fields.organizer or "",
        registration=registration(edition, event),
        contact=contact(fields.contact),
        is_over=event.is_over,
        picture=picture(edition, event, text),
        body=body(edition, text, path),
        articles=tuple(article_teaser(edition, a) for a in site.articles.values() if event.slug in a.fields.events),
        is_outdated=text.is_outdated,
        original=original_link(edition, event, text),
    )
    return page_output(edition, path, "event.html", view, source=text.source)


def _by_month(events: Iterable[Event]) -> list[tuple[date, list[Event]]]:
    groups = groupby(events, key=lambda event: event.span.first_day.replace(day=1))
    return [(month, list(group)) for month, group in groups]
