"""What a calendar program shows below a date's title: plain text, a line for each thing to know."""

from collections.abc import Iterator

from twinning.model.site import Event
from twinning.model.vocabulary import EventState
from twinning.plan.calendars.links import absolute
from twinning.plan.editions import Edition
from twinning.plan.formats import span
from twinning.plan.parts import registration
from twinning.plan.standings import change, places


def description(edition: Edition, event: Event) -> str:
    """What changed, what it is, how to take part, and where to read on."""
    page = absolute(edition, edition.href(event))
    return "\n".join(
        [*change(edition, event), edition.text(event).summary, *_registration(edition, event), page]
    ).strip()


def _registration(edition: Edition, event: Event) -> Iterator[str]:
    """Whether there are places, and the ways to them."""
    yield from places(edition, event)
    if event.fields.state is EventState.CANCELLED:
        return
    known, say = registration(edition, event), edition.say
    ways = (("Telefon", known.phone), ("E-Mail", known.email), ("Im Internet", known.url))
    yield from (f"{say(way)} {address}" for way, address in ways if address)
    if known.another and known.another_span:
        when = span(known.another_span, edition.language)
        yield f"{say('Weiterer Termin:')} {when} {absolute(edition, known.another.href)}".strip()
