"""How a date stands, in plain words: what pages say with badges, for whoever reads it elsewhere."""

from collections.abc import Iterator

from twinning.model.site import Event
from twinning.model.vocabulary import EventState
from twinning.plan.editions import Edition
from twinning.plan.formats import day
from twinning.plan.parts import registration


def standing(edition: Edition, event: Event) -> Iterator[str]:
    """A phrase for each thing to know, the most important first; none where there is nothing to say."""
    if event.is_over and event.fields.state is not EventState.CANCELLED:
        yield edition.say("Dieser Termin ist vorbei.")
        return
    yield from change(edition, event)
    yield from places(edition, event)


def change(edition: Edition, event: Event) -> Iterator[str]:
    """Whether it was postponed, cancelled or moved online."""
    state, previous = event.fields.state, event.fields.previous_start
    if state is EventState.SCHEDULED:
        return
    label = edition.say(state.label)
    first = edition.say("zuerst geplant: %(day)s") % {"day": day(previous, edition.language)} if previous else ""
    yield label[0].upper() + label[1:] + (f" ({first})" if first else "")


def places(edition: Edition, event: Event) -> Iterator[str]:
    """Whether there are any. Only where the editor wrote of a registration: silence says no more than is known."""
    if event.fields.registration is None or event.fields.state is EventState.CANCELLED:
        return
    known, say, language = registration(edition, event), edition.say, edition.language
    opening = say("ab %(day)s") % {"day": day(known.opens_from, language)} if known.opens_from else ""
    yield ", ".join(filter(None, (known.label, opening)))
    if known.until:
        yield say("Anmeldeschluss: %(day)s") % {"day": day(known.until, language)}
