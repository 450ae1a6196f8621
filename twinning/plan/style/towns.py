"""Examples of towns and of what binds them."""

from dataclasses import replace

from twinning.model.dates import PartialDate
from twinning.model.vocabulary import PartnershipKind, PartnershipStatus
from twinning.plan.style.examples import HERE, SENTENCE, TAGS
from twinning.plan.views import (
    Anniversary,
    CityClock,
    CityPage,
    CityTeaser,
    Head,
    Html,
    Link,
    Population,
    Signing,
    TimelineEntry,
)


def cities() -> tuple[CityTeaser, ...]:
    """One in each status, with and without a name of its own, a year, a script of ours."""
    plain = CityTeaser(
        name="Beispielhausen",
        native_name="",
        native_lang="de",
        href=HERE,
        slug="beispielhausen",
        summary=SENTENCE,
        country="AT",
        kind=PartnershipKind.PARTNERSHIP.label,
        status=PartnershipStatus.ACTIVE.value,
        since=PartialDate(1967, 5, 20),
        years=58,
    )
    in_status = tuple(
        replace(plain, name=f"Beispielhausen, {status.label}", status=status.value) for status in PartnershipStatus
    )
    friend = PartnershipKind.FRIENDSHIP.label
    return (
        *in_status,
        replace(plain, name="Exempelstadt", native_name="例示市", native_lang="ja", country="JP", years=1),
        replace(plain, name="Exempleville", lang="fr", country="FR", since=None, years=None, kind=friend),
        replace(plain, name="Muster-Beispielhausen an der Langwortstraßenbahnhaltestelle", country="CH"),
    )


def clocks() -> tuple[CityClock, ...]:
    """Later, earlier, by one hour, by half of one, and not at all."""
    return (
        CityClock(zone="Asia/Tokyo", ahead=480, hours=8.0, count=8),
        CityClock(zone="America/Chicago", ahead=-420, hours=7.0, count=7),
        CityClock(zone="Europe/Sofia", ahead=60, hours=1.0, count=1),
        CityClock(zone="Asia/Kolkata", ahead=210, hours=3.5, count=3),
        CityClock(zone="Europe/Paris", ahead=0, hours=0.0, count=0),
    )


def anniversaries() -> tuple[Anniversary, ...]:
    return (
        Anniversary(city=TAGS[0], years=25, year=2025, date=PartialDate(2000, 6, 17)),
        Anniversary(city=TAGS[1], years=1, year=2025, date=PartialDate(2024)),
    )


def timeline() -> tuple[TimelineEntry, ...]:
    """One of each kind that a timeline knows, newest first."""
    source = "Musterstadt, Beispielarchiv"
    return (
        TimelineEntry(
            kind="event",
            date=PartialDate(2025, 12, 3),
            text="Bürgerreise nach Beispielhausen",
            href=HERE,
            is_to_come=True,
        ),
        TimelineEntry(kind="article", date=PartialDate(2025, 9, 18), text="これは見出しの例です", href=HERE, lang="ja"),
        TimelineEntry(kind="anniversary", date=PartialDate(2017, 5), text="50 Jahre"),
        TimelineEntry(kind="milestone", date=PartialDate(1992), text="Die erste gemeinsame Probe.", source=source),
        TimelineEntry(kind="signing", date=PartialDate(1967, 5, 20), text="Beginn der Verbindung", source=source),
    )


def profile(head: Head, status: PartnershipStatus, cover: str) -> CityPage:
    """A city's page with everything known of it."""
    source = "Musterstadt, Beispielarchiv"
    return CityPage(
        head=head,
        name="Beispielhausen",
        native_name="例示市",
        native_lang="ja",
        slug="beispielhausen",
        summary=SENTENCE,
        country="JP",
        region="Musterregion",
        kind=PartnershipKind.PARTNERSHIP.label,
        status=status.value,
        status_label=status.label,
        since=PartialDate(1967, 5, 20),
        years=58,
        distance=9412,
        coordinates=(0.0, 0.0),
        clock=clocks()[0],
        languages=("ja", "fr"),
        signed=(Signing(date=PartialDate(1967, 5, 20), place="Musterstadt", source=source),),
        population=Population(value=54321, scope="mit Vororten", as_of=PartialDate(2024), source=source),
        website="https://www.beispielhausen.example/",
        links=(Link(label="Noch eine Seite", href=HERE), Link(label="Une autre page", href=HERE, lang="fr")),
        picture=None,
        cover=cover,
        body=Html(""),
        body_lang="",
        timeline=(),
        events=(),
        news=(),
        sources=(source,),
        office_lang="",
        is_outdated=False,
        original=None,
    )
