"""The addresses of the calendars, as pages link to them."""

from twinning.model.site import City, Event
from twinning.model.vocabulary import EventKind
from twinning.plan.editions import Edition


def calendar_href(edition: Edition) -> str:
    """The calendar of all dates."""
    return edition.addresses.href(edition.addresses.calendar(edition.language))


def kind_calendar_href(edition: Edition, kind: EventKind) -> str:
    return edition.addresses.href(edition.addresses.calendar(edition.language, kind.value))


def anniversary_calendar_href(edition: Edition) -> str:
    return edition.addresses.href(edition.addresses.calendar(edition.language, "anniversaries"))


def city_calendar_href(edition: Edition, city: City) -> str:
    return edition.addresses.href(edition.addresses.piece_calendar(city, edition.language))


def event_file_href(edition: Edition, event: Event) -> str:
    """The file of one date, beside its page; "" where no day is known, as no calendar could take it."""
    if event.span.precision != "day":
        return ""
    language = edition.language if edition.has(event) else event.original.language
    return edition.addresses.href(edition.addresses.piece_calendar(event, language))


def subscription(edition: Edition, href: str) -> str:
    """The address at which a calendar program subscribes to a calendar; "" without SITEURL, as it has to be whole."""
    whole = absolute(edition, href)
    return f"webcal://{whole.partition('://')[2]}" if whole else ""


def absolute(edition: Edition, href: str) -> str:
    """A root-relative address with the site's host before it; "" without SITEURL."""
    facts = edition.site.facts
    return facts.host + href if facts.url and href else ""
