"""Values of calendars, and the files that they become: ``golden/`` beside this module.

``python -m tests.plan.calendars.samples`` writes the files anew; the difference is then to be read like any other.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from twinning.plan.calendars.recipes import ics
from twinning.plan.calendars.values import Calendar, Entry
from twinning.plan.calendars.zones import zone

GOLDEN = Path(__file__).parent / "golden"
REVISED = datetime(2025, 9, 17, 22, tzinfo=UTC)


def local(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A date-time as the clocks of its place show it."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC).replace(tzinfo=None)


_BLANK = Entry(uid="", sequence=0, revised=REVISED, start=date.max, end=None, title="", description="")


def entry(slug: str, start: date, end: date | None = None, **others: Any) -> Entry:
    """An entry with as little in it as there can be, and ``others``."""
    return replace(
        _BLANK, **{"uid": f"{slug}@partner.example", "title": slug.capitalize(), "start": start, "end": end, **others}
    )


SEASONS = Calendar(
    entries=(
        entry("sommer", local(2025, 7, 1, 19, 30), local(2025, 7, 1, 22), zone="Europe/Berlin"),
        entry("winter", local(2026, 1, 27, 19, 30), zone="Europe/Berlin"),
        entry("natsu", local(2025, 7, 1, 19, 30), zone="Asia/Tokyo"),
        entry("fuyu", local(2026, 1, 27, 19, 30), zone="Asia/Tokyo"),
    ),
    zones=(zone("Asia/Tokyo", 2025, 2026), zone("Europe/Berlin", 2025, 2026)),
)
TRIP = Calendar(
    entries=(
        entry(
            "buergerreise",
            date(2025, 12, 3),
            date(2025, 12, 5),
            title="Bürgerreise nach Saint-Quentin",
            description="Zwei Tage im Advent.\nAusgebucht\nhttps://partner.example/termine/buergerreise/",
            is_busy=False,
            categories=("Reise", "Bürgerreisen, Ausflüge"),
            place="Saint-Quentin",
            coordinates=(49.849, 3.288),
            contacts=("Büro für Städtepartnerschaften, 0631 3654336", "Stadt Kaiserslautern"),
            href="https://partner.example/termine/buergerreise/",
            image="https://partner.example/termine/buergerreise/foto.jpg",
        ),
    ),
    zones=(),
)
CANCELLED = Calendar(
    entries=(
        entry(
            "konzert",
            local(2025, 7, 1, 19, 30),
            zone="Europe/Berlin",
            title="Abgesagt: Konzert",
            description="Abgesagt",
            sequence=2,
            is_cancelled=True,
            is_busy=False,
        ),
    ),
    zones=(zone("Europe/Berlin", 2025, 2025),),
)
POSTPONED = Calendar(
    entries=(
        entry(
            "konzert",
            local(2026, 3, 14, 19, 30),
            zone="Europe/Berlin",
            title="Konzert",
            description="Verschoben (zuerst geplant: 1. Juli 2025)",
            sequence=1,
        ),
    ),
    zones=(zone("Europe/Berlin", 2026, 2026),),
)
GERMAN = Calendar(
    name="Kaiserslautern and its twin towns",
    description="Trips, encounters; festivals.",
    href="https://partner.example/en/events/",
    source="https://partner.example/en/events/events.ics",
    entries=(
        entry(
            "rueckblick",
            date(2025, 12, 3),
            date(2025, 12, 4),
            title="Frühstück für Größen: „Öl, Käse; Süßes“ \\ Übermütige Bürgermeisterinnen grüßen Zweibrücken",
            description="Über größere Mühen hinweg – "
            + "äöüß" * 30
            + "\nZweite Zeile, mit Komma; Semikolon und \\ Schrägstrich.",
            lang="de",
            place="Fruchthalle, Fruchthallstraße 10",
            place_lang="de",
            online="https://konferenz.example/raum?a=1,2;b=3",
        ),
    ),
    zones=(zone("Europe/Berlin", 2025, 2025),),
)
JAPANESE = Calendar(
    name="カイザースラウテルンと姉妹都市",
    description="旅行、出会い、祭り。",
    entries=(
        entry(
            "matsuri",
            local(2026, 4, 5, 10),
            local(2026, 4, 5, 16),
            zone="Asia/Tokyo",
            title="文京区とカイザースラウテルン市の姉妹都市提携を記念する桜まつり、音楽と料理の一日",
            description="どなたでも参加できます。",
            categories=("祭り",),
        ),
    ),
    zones=(zone("Asia/Tokyo", 2026, 2026),),
)
SAMPLES = {
    "seasons": SEASONS,
    "trip": TRIP,
    "cancelled": CANCELLED,
    "postponed": POSTPONED,
    "german": GERMAN,
    "japanese": JAPANESE,
}

if __name__ == "__main__":
    for name, value in SAMPLES.items():
        (GOLDEN / f"{name}.ics").write_bytes(ics(value))
