"""Events as entries of a calendar."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from twinning.model.dates import Span
from twinning.model.schema import Place
from twinning.model.site import Event
from twinning.model.vocabulary import EventState
from twinning.plan.calendars.descriptions import description
from twinning.plan.calendars.identities import revised, sequence, uid
from twinning.plan.calendars.links import absolute
from twinning.plan.calendars.values import Entry
from twinning.plan.editions import Edition
from twinning.plan.names import first_name
from twinning.plan.parts import contact, picture


def event_entry(edition: Edition, event: Event) -> Entry:
    """An event whose day is known. A cancelled one stays, and says so; a postponed one moves."""
    fields, text, facts = event.fields, edition.text(event), edition.site.facts
    image, is_cancelled = picture(edition, event, text), fields.state is EventState.CANCELLED
    place = fields.place or Place()
    start, end, zone = times(event.span)
    return Entry(
        uid=uid(first_name(edition.addresses, event), facts),
        sequence=sequence(event),
        revised=revised(event, facts.zone),
        start=start,
        end=end,
        zone=zone,
        # Not every program shows the status, or keeps what is cancelled apart.
        title=edition.say("Abgesagt: %(title)s") % {"title": text.title} if is_cancelled else text.title,
        description=description(edition, event),
        lang=edition.mark(text),
        is_cancelled=is_cancelled,
        is_busy=event.span.has_time and not is_cancelled,
        categories=_categories(edition, event),
        place=_place(edition, event, place),
        coordinates=place.coordinates if fields.state is not EventState.MOVED_ONLINE else None,
        contacts=_contacts(edition, event),
        place_lang=edition.mark(event.original),
        online=place.online or "",
        href=absolute(edition, edition.href(event)),
        image=absolute(edition, image.src) if image else "",
    )


def times(span: Span) -> tuple[date, date | None, str]:
    """Start, end and zone as an entry has them: a last day ends at the next, and no known end is none."""
    if not isinstance(span.start, datetime) or not isinstance(span.end, datetime):
        return span.start, span.end + timedelta(days=1), ""
    end = None if span.end == span.start else span.end.replace(tzinfo=None)
    assert isinstance(span.start.tzinfo, ZoneInfo), "front matter names zones"
    return span.start.replace(tzinfo=None), end, span.start.tzinfo.key


def _categories(edition: Edition, event: Event) -> tuple[str, ...]:
    topics = (edition.site.facts.topic_name(topic, edition.language) for topic in event.fields.topics)
    return (edition.say(event.fields.kind.label), *topics)


def _place(edition: Edition, event: Event, place: Place) -> str:
    if event.fields.state is EventState.MOVED_ONLINE:
        return place.online or edition.say("Online")
    return ", ".join(filter(None, (place.name, place.address))) or place.online or ""


def _contacts(edition: Edition, event: Event) -> tuple[str, ...]:
    """Who to ask, and who invites. ORGANIZER is not for them: it is for whoever takes answers to an invitation."""
    known = contact(edition, event.fields.contact)
    person = ", ".join(filter(None, (known.name, known.phone, known.email))) if known else ""
    return tuple(filter(None, (person, event.fields.organizer)))
