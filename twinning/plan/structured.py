"""What search engines are told of a page, in schema.org's words (JSON-LD 1.1)."""

import json
from datetime import date
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from twinning.model.site import AnyPiece, Article, City, Event
from twinning.model.vocabulary import EventState, RegistrationStatus
from twinning.plan.editions import Edition
from twinning.plan.formats import iso
from twinning.plan.parts import picture
from twinning.plan.sharing.images import piece_image
from twinning.plan.views import Html

Thing = dict[str, Any]

# https://schema.org/EventStatusType; one that is over keeps its status.
_STATUS = {
    EventState.SCHEDULED: "EventScheduled",
    EventState.MOVED_ONLINE: "EventMovedOnline",
    EventState.POSTPONED: "EventRescheduled",
    EventState.CANCELLED: "EventCancelled",
}
# https://schema.org/ItemAvailability
_AVAILABILITY = {
    RegistrationStatus.OPENS: "PreOrder",
    RegistrationStatus.OPEN: "InStock",
    RegistrationStatus.FEW_LEFT: "LimitedAvailability",
    RegistrationStatus.WAITING_LIST: "BackOrder",
    RegistrationStatus.FULL: "SoldOut",
    RegistrationStatus.CLOSED: "SoldOut",
}


def of_home(edition: Edition) -> Html:
    return _structured(organization(edition))


def of_article(edition: Edition, article: Article) -> Html:
    list_path = edition.addresses.year(edition.language, article.published.year)
    trail = _trail(edition, "Nachrichten", list_path, article)
    return _structured(news_article(edition, article), breadcrumbs(edition, *trail))


def of_event(edition: Edition, event_: Event) -> Html:
    trail = _trail(edition, "Termine", edition.addresses.events(edition.language), event_)
    return _structured(event(edition, event_), breadcrumbs(edition, *trail))


def of_city(edition: Edition, city_: City) -> Html:
    trail = _trail(edition, "Partnerstädte", edition.addresses.cities(edition.language), city_)
    return _structured(city(edition, city_), breadcrumbs(edition, *trail))


def _trail(edition: Edition, section: str, path: PurePosixPath, piece: AnyPiece) -> tuple[tuple[str, str], ...]:
    own = edition.addresses.absolute(edition.path(piece))
    return (edition.say(section), edition.addresses.absolute(path)), (edition.text(piece).title, own)


def _structured(*things: Thing) -> Html:
    """The things as one JSON-LD document, safe inside ``<script>``."""
    graph = {"@context": "https://schema.org", "@graph": things}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return Html(text.replace("<", "\\u003c"))


def organization(edition: Edition) -> Thing:
    return edition.once("organization", partial(_organization, edition))


def _organization(edition: Edition) -> Thing:
    facts = edition.site.facts
    home = edition.addresses.absolute(edition.addresses.home(facts.language))
    return {"@type": "GovernmentOrganization", "@id": f"{home}#organization", "name": facts.organisation, "url": home}


def news_article(edition: Edition, article: Article) -> Thing:
    text, fields = edition.text(article), article.fields
    address = edition.addresses.absolute(edition.path(article))
    return _known(
        {
            "@type": "NewsArticle",
            "headline": text.title,
            "description": text.summary,
            "inLanguage": text.language,
            "datePublished": iso(article.published),
            "dateModified": iso(fields.modified or article.published),
            "author": {"@type": "Person", "name": fields.author} if fields.author else organization(edition),
            "publisher": organization(edition),
            "mainEntityOfPage": address,
            "image": _image(edition, article),
            "about": [_about(edition, slug) for slug in fields.cities if slug in edition.site.cities],
        }
    )


def event(edition: Edition, event_: Event) -> Thing:
    text, fields = edition.text(event_), event_.fields
    state = fields.state
    online = bool(fields.place and fields.place.online) or state is EventState.MOVED_ONLINE
    return _known(
        {
            "@type": "Event",
            "name": text.title,
            "description": text.summary,
            "inLanguage": text.language,
            "url": edition.addresses.absolute(edition.path(event_)),
            "startDate": iso(event_.span),
            "endDate": _end(event_),
            "previousStartDate": iso(fields.previous_start) if fields.previous_start else None,
            "eventStatus": f"https://schema.org/{_STATUS[state]}",
            "eventAttendanceMode": f"https://schema.org/{'Online' if online else 'Offline'}EventAttendanceMode",
            "location": _location(event_),
            "organizer": {"@type": "Organization", "name": fields.organizer}
            if fields.organizer
            else organization(edition),
            "offers": _offer(edition, event_),
            "image": _image(edition, event_),
        }
    )


def city(edition: Edition, city_: City) -> Thing:
    fields, text = city_.fields, edition.text(city_)
    return _known(
        {
            "@type": "City",
            "name": text.title,
            "alternateName": fields.native_name,
            "url": edition.addresses.absolute(edition.path(city_)),
            "sameAs": fields.website,
            "image": _image(edition, city_),
            "geo": _geo(fields.coordinates),
            "containedInPlace": {"@type": "Country", "name": fields.country},
        }
    )


def breadcrumbs(edition: Edition, *trail: tuple[str, str]) -> Thing:
    """Names and absolute addresses, from below the front page to the page itself."""
    home = (edition.shell.site_name, edition.addresses.absolute(edition.addresses.home(edition.language)))
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (name, address) in enumerate((home, *trail), 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _about(edition: Edition, slug: str) -> Thing:
    city_ = edition.site.cities[slug]
    return {"@type": "City", "name": edition.text(city_).title}


def _end(event_: Event) -> str | None:
    if event_.span.precision == "month" or event_.span.end == event_.span.start:
        return None
    return iso(event_.span.end)


def _location(event_: Event) -> Thing | None:
    place = event_.fields.place
    if place is None:
        return None
    if place.online and not place.name:
        return {"@type": "VirtualLocation", "url": place.online}
    return _known(
        {
            "@type": "Place",
            "name": place.name,
            "address": place.address,
            "geo": _geo(place.coordinates) if place.coordinates else None,
        }
    )


def _offer(edition: Edition, event_: Event) -> Thing | None:
    if event_.registration is RegistrationStatus.NOT_NEEDED:
        return None
    fields = event_.fields.registration
    opens: date | None = fields.opens_from if fields else None
    return _known(
        {
            "@type": "Offer",
            "availability": f"https://schema.org/{_AVAILABILITY[event_.registration]}",
            "url": (fields and fields.url) or edition.addresses.absolute(edition.path(event_)),
            "validFrom": iso(opens) if opens else None,
        }
    )


def _image(edition: Edition, piece: Article | City | Event) -> str | None:
    """The photograph; without one, what is drawn for sharing."""
    if shown := picture(edition, piece, edition.text(piece)):
        return edition.site.facts.host + shown.src
    drawn = piece_image(edition, piece)
    return drawn.src if drawn else None


def _geo(position: tuple[float, float]) -> Thing:
    return {"@type": "GeoCoordinates", "latitude": position[0], "longitude": position[1]}


def _known(thing: Thing) -> Thing:
    """What is known of a thing: keys without a value are left out."""
    return {key: value for key, value in thing.items() if value not in (None, "", [])}
