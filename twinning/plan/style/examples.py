"""Examples of news and dates in every state, for the style page and for tests.

All is invented: the towns, the people, the dates. The numbers are those that the Bundesnetzagentur keeps for films, the
hosts end in ``.example`` (RFC 2606). Links lead to the page itself.
"""

from dataclasses import replace
from datetime import UTC, date, datetime

from twinning.model.dates import Span
from twinning.model.vocabulary import EventKind, EventState, RegistrationStatus
from twinning.plan.views import (
    ArticleTeaser,
    CityTag,
    EventTeaser,
    Link,
    Picture,
    Registration,
)
from twinning.plan.views.style import Sample

HERE = "#inhalt"
HOME = "Musterstadt"
PHONE, PHONE_HREF = "030 23125-100", "tel:+493023125100"
EMAIL = "staedtepartnerschaften@musterstadt.example"
_PUBLISHED = datetime(2025, 9, 18, 9, 0, tzinfo=UTC)
SENTENCE = "Dieser Satz ist ein Beispiel. Er zeigt, wie ein kurzer Anlesetext aussieht, und erzählt von nichts."
_LONG = "Städtepartnerschaftsjubiläumsfeierlichkeiten: Blaskapellenwettbewerbsteilnehmerinnen begeistern Musterstadt"

TAGS = (
    CityTag(name="Beispielhausen", href=HERE, slug="beispielhausen", cover=""),
    CityTag(name="Exempleville", href=HERE, slug="exempleville", cover="", lang="fr"),
    CityTag(name="例示市", href=HERE, slug="reiji", cover="", lang="ja"),
)


def articles(cover: str) -> tuple[Sample[ArticleTeaser], ...]:
    """A plain one, then each thing that can be otherwise. ``cover`` stands in for photographs."""
    plain = ArticleTeaser(
        title="Eine Überschrift, wie sie meistens ist",
        kicker="",
        summary=SENTENCE,
        href=HERE,
        published=_PUBLISHED,
        cities=(replace(TAGS[0], cover=cover), *TAGS[1:]),
        picture=None,
    )
    french = "Un titre français, ses points d’exclamation\u202f!"
    return (
        Sample(name="ohne alles", slug="plain", value=plain),
        Sample(name="mit Dachzeile", slug="kicker", value=replace(plain, kicker="Aus Beispielhausen")),
        Sample(name="mit Bild", slug="picture", value=replace(plain, kicker="Mit Bild", picture=picture(cover))),
        Sample(name="lange Wörter", slug="long", value=replace(plain, kicker="Musterstadt", title=_LONG)),
        Sample(name="ohne Stadt", slug="no-city", value=replace(plain, cities=())),
        Sample(
            name="auf Französisch",
            slug="fr",
            value=replace(
                plain, lang="fr", title=french, kicker="Exempleville", summary="Cette phrase ne raconte rien."
            ),
        ),
        Sample(
            name="auf Japanisch",
            slug="ja",
            value=replace(
                plain,
                lang="ja",
                title="これは見出しの例です",
                kicker="例示市",
                summary="これは例文です。何も伝えていません。",
            ),
        ),
        Sample(
            name="auf Bulgarisch",
            slug="bg",
            value=replace(
                plain,
                lang="bg",
                title="Това е примерно заглавие",
                kicker="Примерово",
                summary="Това е примерно изречение.",
            ),
        ),
    )


def registration(status: RegistrationStatus) -> Registration:
    """Every way to register while it takes some; what else belongs to a status."""
    is_open = status.takes_registrations
    is_full = status in (RegistrationStatus.FULL, RegistrationStatus.WAITING_LIST)
    return Registration(
        status=status.value,
        label=status.label,
        is_open=is_open,
        is_told=True,
        opens_from=date(2025, 10, 1) if status is RegistrationStatus.OPENS else None,
        until=date(2025, 11, 14) if is_open or status is RegistrationStatus.OPENS else None,
        seats=45,
        price="120 € im Doppelzimmer",
        phone=PHONE if is_open else "",
        phone_href=PHONE_HREF if is_open else "",
        email=EMAIL if is_open else "",
        mailto=f"mailto:{EMAIL}?subject=Anmeldung" if is_open else "",
        url="https://anmeldung.musterstadt.example/" if is_open else "",
        another=Link(label="Der zweite Termin", href=HERE) if is_full else None,
        another_span=Span(start=date(2025, 12, 10), end=date(2025, 12, 11)) if is_full else None,
    )


def events() -> tuple[Sample[EventTeaser], ...]:
    """One in each status of its registration, one in each state, and what else can be otherwise."""
    plain = EventTeaser(
        title="Bürgerreise nach Beispielhausen",
        summary=SENTENCE,
        href=HERE,
        span=Span(start=date(2025, 12, 3), end=date(2025, 12, 4)),
        kind=EventKind.TRIP.label,
        kind_value=EventKind.TRIP.value,
        state=EventState.SCHEDULED.value,
        state_label=EventState.SCHEDULED.label,
        place="Abfahrt am Musterplatz",
        cities=TAGS[:1],
        registration=registration(RegistrationStatus.OPEN),
        is_over=False,
    )
    evening = datetime(2026, 1, 27, 18, 30, tzinfo=UTC)
    return (
        *(
            Sample(name=f"Anmeldung: {status.label}", slug=status.value, value=_registered(plain, status))
            for status in RegistrationStatus
        ),
        *(
            Sample(name=f"Termin: {state.label}", slug=state.value, value=_in_state(plain, state))
            for state in EventState
        ),
        Sample(name="vorbei", slug="over", value=replace(plain, is_over=True)),
        Sample(
            name="lange Wörter, ohne Ort",
            slug="long-event",
            value=replace(plain, title=_LONG, place="", span=Span(start=evening, end=evening)),
        ),
        Sample(
            name="auf Bulgarisch, nur der Monat bekannt",
            slug="bg-event",
            value=replace(
                plain,
                lang="bg",
                title="Примерен концерт",
                summary="Това е примерно изречение.",
                kind=EventKind.CONCERT.label,
                span=Span(start=date(2026, 9, 1), end=date(2026, 9, 30), precision="month"),
            ),
        ),
    )


def _registered(event: EventTeaser, status: RegistrationStatus) -> EventTeaser:
    return replace(event, registration=registration(status))


def _in_state(event: EventTeaser, state: EventState) -> EventTeaser:
    changed = replace(event, state=state.value, state_label=state.label)
    if state is not EventState.CANCELLED:
        return changed
    nothing = replace(
        event.registration, is_open=False, until=None, phone="", phone_href="", email="", mailto="", url=""
    )
    return replace(changed, registration=nothing)


def picture(src: str) -> Picture:
    return Picture(
        src=src,
        alt="Ein gezeichneter Faden zwischen zwei Städten",
        width=1200,
        height=800,
        credit="Zeichnung: Erika Mustermann",
        licence="CC BY 4.0",
        caption="Unter einem Bild steht, was man nicht sieht.",
    )
