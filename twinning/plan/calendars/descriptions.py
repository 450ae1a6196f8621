"""What a calendar program shows below a date's title: plain text, a line for each thing to know."""

from collections.abc import Iterator

from twinning.model.site import Event
from twinning.model.vocabulary import EventState
from twinning.plan.calendars.links import absolute
from twinning.plan.editions import Edition
from twinning.plan.formats import day, span
from twinning.plan.parts import registration


def description(edition: Edition, event: Event) -> str:
    """What changed, what it is, how to take part, and where to read on."""
    page = absolute(edition, edition.href(event))
    return "\n".join(
        [*_change(edition, event), edition.text(event).summary, *_registration(edition, event), page]
    ).strip()


def _change(edition: Edition, event: Event) -> Iterator[str]:
    state, previous = event.fields.state, event.fields.previous_start
    if state is EventState.SCHEDULED:
        return
    label = edition.say(state.label)
    first = edition.say("zuerst geplant: %(day)s") % {"day": day(previous, edition.language)} if previous else ""
    yield label[0].upper() + label[1:] + (f" ({first})" if first else "")


def _registration(edition: Edition, event: Event) -> Iterator[str]:
    """Only where the editor wrote of a registration: silence says no more than is known."""
    if event.fields.registration is None or event.fields.state is EventState.CANCELLED:
        return
    known, say, language = registration(edition, event), edition.say, edition.language
    opening = say("ab %(day)s") % {"day": day(known.opens_from, language)} if known.opens_from else ""
    yield ", ".join(filter(None, (known.label, opening)))
    if known.until:
        yield say("Anmeldeschluss: %(day)s") % {"day": day(known.until, language)}
    ways = (("Telefon", known.phone), ("E-Mail", known.email), ("Im Internet", known.url))
    yield from (f"{say(way)} {address}" for way, address in ways if address)
    if known.another and known.another_span:
        when = span(known.another_span, language)
        yield f"{say('Weiterer Termin:')} {when} {absolute(edition, known.another.href)}".strip()
