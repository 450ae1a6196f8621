"""Dates: a page for each event and language."""

from collections.abc import Iterator
from functools import partial

from twinning.model.site import Article, Event, Site
from twinning.plan import structured
from twinning.plan.bodies import body
from twinning.plan.calendars.links import event_file_href
from twinning.plan.editions import Edition, Place
from twinning.plan.outputs import Output
from twinning.plan.pages import PageOutput, files_of
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
    place = Place(path=partial(edition.addresses.piece, event), languages=event.languages)
    source = edition.text(event).source
    return PageOutput(edition, place, "event.html", partial(_view, edition, place, event), source=source)


def _view(edition: Edition, place: Place, event: Event) -> EventPage:
    fields, text, where = event.fields, edition.text(event), event.fields.place
    telling = edition.once_for_all("telling", partial(_telling, edition.site))
    return EventPage(
        head=edition.head(
            text.title,
            text.summary,
            place,
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
        place=(where and where.name) or "",
        address=(where and where.address) or "",
        coordinates=where.coordinates if where else None,
        online=(where and where.online) or "",
        cities=city_tags(edition, fields.cities),
        topics=topics(edition, fields.topics),
        languages=fields.languages,
        organizer=fields.organizer or "",
        registration=registration(edition, event),
        contact=contact(edition, fields.contact),
        calendar=event_file_href(edition, event),
        is_over=event.is_over,
        picture=picture(edition, event, text),
        body=body(edition, event, text),
        articles=tuple(article_teaser(edition, article) for article in telling.get(event.slug, ())),
        is_outdated=text.is_outdated,
        original=original_link(edition, event, text),
    )


def _telling(site: Site) -> dict[str, list[Article]]:
    """The news that tell of each event, by its slug."""
    telling: dict[str, list[Article]] = {}
    for article in site.articles.values():
        for slug in dict.fromkeys(article.fields.events):
            telling.setdefault(slug, []).append(article)
    return telling
