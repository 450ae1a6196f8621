"""The parts that pages share: teasers, tags, registrations, contacts."""

from collections.abc import Iterable
from functools import partial
from urllib.parse import quote

from twinning.model import schema
from twinning.model.site import AnyPiece, Article, City, Event, Text
from twinning.model.vocabulary import N_, EventState, RegistrationStatus
from twinning.plan.editions import Edition
from twinning.plan.formats import span
from twinning.plan.maps import cover_href
from twinning.plan.phones import dialled, shown
from twinning.plan.pictures.choices import lead
from twinning.plan.pictures.links import address, light, sources, square
from twinning.plan.views import (
    ArticleTeaser,
    CityTag,
    CityTeaser,
    Contact,
    EventTeaser,
    Link,
    Picture,
    Registration,
)

# What the office asks of whoever registers.
_FORM = (N_("Name:"), N_("Anschrift:"), N_("Telefon:"), N_("Zahl der Personen:"))


def city_tags(edition: Edition, slugs: Iterable[str]) -> tuple[CityTag, ...]:
    cities = (edition.site.cities[slug] for slug in slugs if slug in edition.site.cities)
    return tuple(city_tag(edition, city) for city in cities)


def city_tag(edition: Edition, city: City) -> CityTag:
    return edition.once((CityTag, city.slug), partial(_city_tag, edition, city))


def _city_tag(edition: Edition, city: City) -> CityTag:
    text = edition.text(city)
    return CityTag(
        name=text.title,
        href=edition.href(city),
        slug=city.slug,
        cover=cover_href(edition, city),
        lang=edition.mark(text),
    )


def city_teaser(edition: Edition, city: City) -> CityTeaser:
    return edition.once((CityTeaser, city.slug), partial(_city_teaser, edition, city))


def _city_teaser(edition: Edition, city: City) -> CityTeaser:
    fields, text = city.fields, edition.text(city)
    return CityTeaser(
        name=text.title,
        native_name=fields.native_name if fields.native_name and fields.native_name != text.title else "",
        native_lang=fields.languages[0],
        href=edition.href(city),
        slug=city.slug,
        summary=text.summary,
        country=fields.country,
        kind=edition.say(fields.kind.label),
        status=fields.status.value,
        since=min((signing.date for signing in fields.signed), default=None),
        years=city.years_together,
        lang=edition.mark(text),
    )


def article_teaser(edition: Edition, article: Article) -> ArticleTeaser:
    return edition.once((ArticleTeaser, article.slug), partial(_article_teaser, edition, article))


def _article_teaser(edition: Edition, article: Article) -> ArticleTeaser:
    text = edition.text(article)
    return ArticleTeaser(
        title=text.title,
        kicker=text.kicker,
        summary=text.summary,
        href=edition.href(article),
        published=article.published,
        cities=city_tags(edition, article.fields.cities),
        picture=picture(edition, article, text),
        lang=edition.mark(text),
    )


def event_teaser(edition: Edition, event: Event) -> EventTeaser:
    return edition.once((EventTeaser, event.slug), partial(_event_teaser, edition, event))


def _event_teaser(edition: Edition, event: Event) -> EventTeaser:
    fields, text = event.fields, edition.text(event)
    return EventTeaser(
        title=text.title,
        summary=text.summary,
        href=edition.href(event),
        span=event.span,
        kind=edition.say(fields.kind.label),
        kind_value=fields.kind.value,
        state=fields.state.value,
        state_label=edition.say(fields.state.label),
        place=(fields.place and fields.place.name) or "",
        cities=city_tags(edition, fields.cities),
        registration=registration(edition, event),
        is_over=event.is_over,
        lang=edition.mark(text),
    )


def registration(edition: Edition, event: Event) -> Registration:
    """Where the registration stands, with the ways to register only while it takes some."""
    fields, status = event.fields.registration or schema.Registration(), event.registration
    is_off = event.fields.state is EventState.CANCELLED
    is_open, opens = status.takes_registrations and not is_off, status is RegistrationStatus.OPENS and not is_off
    another = edition.site.events.get(fields.another_date or "")
    another_text = another and edition.text(another)
    return Registration(
        status=status.value,
        label=edition.say(status.label),
        is_open=is_open,
        is_told=event.fields.registration is not None,
        opens_from=fields.opens_from if opens else None,
        until=fields.until if is_open or opens else None,
        seats=fields.seats,
        price=fields.price or "",
        phone=shown(edition.site.facts, fields.phone, edition.language) if is_open and fields.phone else "",
        phone_href=dialled(edition.site.facts, fields.phone) if is_open and fields.phone else "",
        email=(fields.email or "") if is_open else "",
        mailto=_mailto(edition, event, fields.email) if is_open and fields.email else "",
        url=(fields.url or "") if is_open else "",
        another=Link(label=another_text.title, href=edition.href(another), lang=edition.mark(another_text))
        if another and another_text
        else None,
        another_span=another.span if another else None,
    )


def picture(edition: Edition, piece: Article | City | Event, text: Text) -> Picture | None:
    image = piece.fields.image
    if image is None:
        return None
    asset = edition.site.assets[f"{piece.folder}/{image.file}"]
    choice = lead(asset, image.focus, is_listed=isinstance(piece, Article))
    width, height = choice.size
    translated = text.image_alt or image.decorative
    return Picture(
        src=address(edition, piece, choice.asset, choice.fallback),
        width=width,
        height=height,
        sources=sources(edition, piece, choice),
        light=light(edition, piece, choice),
        square=square(edition, piece, choice),
        alt=text.image_alt or piece.original.image_alt,
        credit=image.credit,
        licence=image.licence or "",
        caption=text.image_caption or ("" if text.image_alt else piece.original.image_caption),
        lang="" if translated else edition.mark(piece.original),
    )


def original_link(edition: Edition, piece: AnyPiece, text: Text) -> Link | None:
    """From a translation to its original."""
    original = piece.original
    if text.language == original.language:
        return None
    href = edition.addresses.href(edition.addresses.piece(piece, original.language))
    return Link(label=original.title, href=href, lang=original.language)


def contact(edition: Edition, fields: schema.Contact | None) -> Contact | None:
    if fields is None:
        return None
    facts, phone = edition.site.facts, fields.phone or ""
    return Contact(
        name=fields.name or "",
        phone=shown(facts, phone, edition.language),
        phone_href=dialled(facts, phone) if phone else "",
        email=fields.email or "",
    )


def topics(edition: Edition, slugs: Iterable[str]) -> tuple[Link, ...]:
    facts, addresses = edition.site.facts, edition.addresses
    return tuple(
        Link(
            label=facts.topic_name(slug, edition.language), href=addresses.href(addresses.topic(edition.language, slug))
        )
        for slug in slugs
    )


def _mailto(edition: Edition, event: Event, email: str) -> str:
    """A prepared e-mail (RFC 6068: percent-encoded UTF-8, lines ended by CRLF)."""
    title, when = edition.text(event).title, span(event.span, edition.language)
    subject = edition.say("Anmeldung: %(title)s") % {"title": f"{title}, {when}"}
    lines = "\r\n".join(edition.say(label) + " " for label in _FORM)
    return f"mailto:{quote(email, safe='@+')}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"
