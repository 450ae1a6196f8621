"""Dates: a page for each event and language."""

from collections.abc import Iterator
from functools import partial

from twinning.model.site import Event
from twinning.plan import structured
from twinning.plan.bodies import body
from twinning.plan.calendars.links import event_file_href
from twinning.plan.editions import Edition
from twinning.plan.outputs import Output
from twinning.plan.pages import files_of, page_output
from twinning.plan.parts import (
    article_teaser,
    city_tags,
    contact,
    original_link,
    picture,
    registration,
    topics,
)
from twinning.plan.sharing.images import piece_image
from twinning.plan.views import EventPage


def event_outputs(edition: Edition) -> Iterator[Output]:
    for event in edition.site.events.values():
        yield from files_of(edition, event)
        if edition.has(event):
            yield _event(edition, event)


def _event(edition: Edition, event: Event) -> Output:
    fields, text, site, path = event.fields, edition.text(event), edition.site, edition.path(event)
    place = fields.place
    view = EventPage(
        head=edition.head(
            text.title,
            text.summary,
            partial(edition.addresses.piece, event),
            event.languages,
            structured=structured.of_event(edition, event),
            script="share.js",
            image=piece_image(edition, event),
        ),
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
        calendar=event_file_href(edition, event),
        is_over=event.is_over,
        picture=picture(edition, event, text),
        body=body(edition, event, text),
        articles=tuple(article_teaser(edition, a) for a in site.articles.values() if event.slug in a.fields.events),
        is_outdated=text.is_outdated,
        original=original_link(edition, event, text),
    )
    return page_output(edition, path, "event.html", view, source=text.source)
