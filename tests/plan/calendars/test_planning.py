"""Promises of an edition's calendars: which there are, where they lie, and what stands in them."""

from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import icalendar
import pytest

from tests.samples import copy_sample, settings_of
from twinning.edges.stages import stage
from twinning.plan.calendars.recipes import ics
from twinning.plan.calendars.values import Calendar, Entry
from twinning.plan.outputs import Plan

URL = "https://host.example/partner"
TRIP = "2025/2025-12-03-buergerreise"
CONCERT = """\
---
title: Konzert
summary: Musik aus beiden Städten.
start: 19:30
timezone: Asia/Tokyo
kind: concert
cities: [davenport]
topics: [kultur]
place:
  name: Konzertsaal
  address: Hongo 1
  coordinates: [35.717, 139.75]
  online: https://konferenz.example/saal
contact:
  name: Büro
  phone: 0631 3654336
organizer: Stadt Musterstadt
registration:
  status: full
  another_date: buergerreise
---

Es spielen alle.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


def write(root: Path, folder: str, text: str) -> None:
    path = root / "content" / folder / "index.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def plan_of(root: Path, **overrides: object) -> Plan:
    return stage(settings_of(root, **{"SITEURL": URL, **overrides})).plan


def calendar(plan: Plan, path: str) -> Calendar:
    value = plan[PurePosixPath(path)].value
    assert isinstance(value, Calendar)
    return value


def entries(plan: Plan, path: str) -> dict[str, Entry]:
    return {entry.uid.partition("@")[0]: entry for entry in calendar(plan, path).entries}


def concert(root: Path, *changes: tuple[str, str], path: str = "termine/konzert/konzert.ics") -> Entry:
    """The concert as a calendar has it, its text changed."""
    text = CONCERT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    write(root, "events/2026/2026-07-01-konzert", text)
    (entry,) = calendar(plan_of(root), path).entries
    return entry


def sign(root: Path, day: str, status: str = "active") -> None:
    """Give Davenport's partnership a beginning."""
    path = root / "content/cities/davenport/index.md"
    lines = f"signed:\n  - date: {day}\nstatus: {status}\n---\n\n"
    path.write_text(path.read_text(encoding="utf-8").replace("---\n\n", lines), encoding="utf-8")


def test_where_the_calendars_lie(root: Path) -> None:
    """Below the dates, beside each city and each date: addresses that nobody has to be told again."""
    calendars = {str(path) for path in plan_of(root) if path.suffix == ".ics"}
    german = {path for path in calendars if not path.startswith(("en/", "fr/"))}
    kinds = ("ceremony", "concert", "exchange", "exhibition", "festival", "other", "talk", "trip")
    assert german == {
        "termine/termine.ics",
        "termine/anniversaries.ics",
        *(f"termine/{kind}.ics" for kind in kinds),
        "staedte/saint-quentin/saint-quentin.ics",
        "staedte/davenport/davenport.ics",
        "termine/buergerreise/buergerreise.ics",
    }
    assert {"en/events/events.ics", "fr/agenda/agenda.ics", "fr/villes/davenport/davenport.ics"} <= calendars


def test_a_town_may_name_them_in_its_own_words(root: Path) -> None:
    """What SECTIONS says of a kind of event is what its calendar is called."""
    sections = settings_of(root)["SECTIONS"]
    sections["de"] |= {"trip": "reisen", "anniversaries": "jubilaeen"}
    plan = plan_of(root, SECTIONS=sections)
    assert {PurePosixPath("termine/reisen.ics"), PurePosixPath("termine/jubilaeen.ics")} <= plan.keys()


def test_each_calendar_holds_what_its_name_says(root: Path) -> None:
    """All dates in one, those of a kind or of a city in another, and one by itself beside its page."""
    write(root, "events/2026/2026-07-01-konzert", CONCERT)
    plan = plan_of(root)
    assert entries(plan, "termine/termine.ics").keys() == {"buergerreise", "konzert"}
    assert entries(plan, "termine/trip.ics").keys() == {"buergerreise"}
    assert entries(plan, "staedte/davenport/davenport.ics").keys() == {"konzert"}
    assert entries(plan, "termine/konzert/konzert.ics").keys() == {"konzert"}
    assert entries(plan, "en/events/events.ics").keys() == {"buergerreise", "konzert"}


def test_a_date_without_a_day_is_in_no_calendar(root: Path) -> None:
    """The festival is some time in September 2026; a calendar would have to say on which day."""
    assert not [path for path in plan_of(root) if path.suffix == ".ics" and "stadtfest" in str(path)]


def test_an_empty_calendar_is_there_and_valid(root: Path) -> None:
    """Whoever subscribes to the concerts before there is one finds a calendar, with a component as RFC 5545 asks."""
    output = plan_of(root)[PurePosixPath("termine/concert.ics")]
    assert output.value.entries == ()
    data = icalendar.Calendar.from_ical(ics(output.value))
    assert [component.name for component in data.subcomponents] == ["VTIMEZONE"]


def test_all_that_is_known_of_a_date(root: Path) -> None:
    """Place, position, contacts, categories and addresses stand where calendar programs look for them."""
    entry = concert(root)
    assert (str(entry.start), entry.end, entry.zone) == ("2026-07-01 19:30:00", None, "Asia/Tokyo")
    assert entry.categories == ("Konzert", "Kultur")
    assert (entry.place, entry.coordinates) == ("Konzertsaal, Hongo 1", (35.717, 139.75))
    assert entry.contacts == ("Büro, 0631 3654336", "Stadt Musterstadt")
    assert entry.online == "https://konferenz.example/saal"
    assert entry.href == f"{URL}/termine/konzert/"
    assert entry.description.split("\n") == [
        "Musik aus beiden Städten.",
        "Ausgebucht",
        f"Weiterer Termin: 3.–4. Dezember 2025, 07:30 Uhr {URL}/termine/buergerreise/",
        f"{URL}/termine/konzert/",
    ]


def test_an_open_registration_says_how(root: Path) -> None:
    """Until when, and by which ways, in the calendar as on the page."""
    assert entries(plan_of(root), "termine/termine.ics")["buergerreise"].description.split("\n")[1:4] == [
        "Noch Plätze frei",
        "Anmeldeschluss: 15. November 2025",
        "E-Mail buero@musterstadt.example",
    ]


def test_a_cancelled_date_stays_and_says_so(root: Path) -> None:
    """Taking it out would leave it standing in many a calendar; the title tells those who show no status."""
    entry = concert(root, ("kind: concert", "kind: concert\nstate: cancelled"))
    assert (entry.is_cancelled, entry.is_busy, entry.sequence) == (True, False, 2)
    assert entry.title == "Abgesagt: Konzert"
    assert entry.description.startswith("Abgesagt\nMusik")
    assert "Ausgebucht" not in entry.description


def test_a_postponed_date_moves(root: Path) -> None:
    """The same entry at another time, with the day it had at first."""
    entry = concert(root, ("kind: concert", "kind: concert\nstate: postponed\nprevious_start: 2026-05-01"))
    assert (entry.is_cancelled, entry.sequence) == (False, 1)
    assert entry.description.startswith("Verschoben (zuerst geplant: 1. Mai 2026)\n")


def test_a_date_moved_online_has_no_place_on_the_map(root: Path) -> None:
    """Nobody is sent to a hall in which nothing takes place."""
    entry = concert(root, ("kind: concert", "kind: concert\nstate: moved_online"))
    assert (entry.place, entry.coordinates) == ("https://konferenz.example/saal", None)


def test_a_text_without_a_translation_says_its_language(root: Path) -> None:
    """A German date in the English calendar is marked as German, its categories are English."""
    entry = concert(root, path="en/events/concert.ics")
    assert (entry.lang, entry.place_lang, entry.categories) == ("de", "de", ("Concert", "Culture"))
    assert entry.href == f"{URL}/termine/konzert/"


def test_an_event_stays_the_same(root: Path) -> None:
    """Its UID is of the slug and the town: no other title, date, language or host makes another event of it."""
    uid = "konzert@musterstadt.example"
    assert concert(root).uid == uid
    assert concert(root, path="en/events/concert.ics").uid == uid
    folder = root / "content/events/2026/2026-07-01-konzert"
    folder.rename(folder.with_name("2026-08-02-konzert"))
    path = folder.with_name("2026-08-02-konzert") / "index.md"
    path.write_text(CONCERT.replace("title: Konzert", "title: Großes Konzert"), encoding="utf-8")
    (moved,) = calendar(plan_of(root), "termine/konzert/konzert.ics").entries
    assert (moved.uid, moved.title, moved.start.day) == (uid, "Großes Konzert", 2)


def test_a_renamed_event_stays_the_same(root: Path) -> None:
    """Its UID is that of its first name, and its file is found under both, so that no calendar has it twice."""
    former = "kind: concert\nformer_urls: [/termine/konzert/]"
    write(root, "events/2026/2026-07-01-sommerkonzert", CONCERT.replace("kind: concert", former))
    plan = plan_of(root)
    (entry,) = calendar(plan, "termine/sommerkonzert/sommerkonzert.ics").entries
    assert entry.uid == "konzert@musterstadt.example"
    assert calendar(plan, "termine/konzert/konzert.ics") == calendar(plan, "termine/sommerkonzert/sommerkonzert.ics")
    assert "konzert" in entries(plan, "termine/termine.ics")


def test_a_renamed_city_keeps_its_calendar(root: Path) -> None:
    """It is found at both addresses in every language, and its anniversaries are the same as before."""
    sign(root, "1985-03-28")
    for file in (root / "content").rglob("*.md"):
        file.write_text(file.read_text(encoding="utf-8").replace("davenport", "davenport-iowa"), encoding="utf-8")
    renamed = (root / "content/cities/davenport").rename(root / "content/cities/davenport-iowa") / "index.md"
    text = renamed.read_text(encoding="utf-8")
    renamed.write_text(text.replace("country:", "former_urls: [/staedte/davenport/]\ncountry:"), encoding="utf-8")
    plan = plan_of(root)
    assert entries(plan, "staedte/davenport-iowa/davenport-iowa.ics").keys() == {"davenport.2025"}
    for folder in ("staedte", "en/cities", "fr/villes"):
        now = calendar(plan, f"{folder}/davenport-iowa/davenport-iowa.ics")
        assert calendar(plan, f"{folder}/davenport/davenport.ics") == now


def test_without_siteurl_no_address_is_half_an_address(root: Path) -> None:
    """While developing, the host is not known yet, and nothing claims to know it."""
    value = calendar(plan_of(root, SITEURL=""), "termine/termine.ics")
    assert {value.source, value.href, value.entries[0].href, value.entries[0].image} == {""}


ANNIVERSARIES: list[tuple[str, str, str, dict[str, date]]] = [
    ("a round year", "1985-03-28", "active", {"davenport.2025": date(2025, 3, 28)}),
    ("a round year to come", "1996-03-28", "active", {"davenport.2026": date(2026, 3, 28)}),
    ("no round year", "1988-03-28", "active", {}),
    ("only the month is known", "1985-03", "active", {}),
    ("only the year is known", "1985", "active", {}),
    ("a day that few years have", "2000-02-29", "active", {"davenport.2025": date(2025, 3, 1)}),
    ("a quiet partnership", "1985-03-28", "quiet", {"davenport.2025": date(2025, 3, 28)}),
    ("an ended partnership", "1985-03-28", "ended", {}),
]


@pytest.mark.parametrize(("name", "signed", "status", "days"), ANNIVERSARIES)
def test_which_anniversaries_have_a_day(root: Path, name: str, signed: str, status: str, days: dict[str, date]) -> None:
    """Round years of this year and the next, where the day is known: in their own calendar and in the city's."""
    sign(root, signed, status)
    plan = plan_of(root)
    for place in ("termine/anniversaries.ics", "staedte/davenport/davenport.ics"):
        assert {key: entry.start for key, entry in entries(plan, place).items()} == days, name


def test_an_anniversary_takes_nobodys_time(root: Path) -> None:
    """It is a whole day, and leaves those who keep it free."""
    sign(root, "1985-03-28")
    (entry,) = calendar(plan_of(root), "termine/anniversaries.ics").entries
    assert (entry.title, entry.is_busy, entry.end) == ("40 Jahre verbunden mit Davenport", False, date(2025, 3, 29))


def test_the_build_leaves_no_trace(root: Path) -> None:
    """The same content makes the same file of a date, whenever it is built."""
    path = PurePosixPath("termine/buergerreise/buergerreise.ics")
    assert plan_of(root, NOW="2025-10-01")[path].value == plan_of(root, NOW="2025-10-02 17:00")[path].value


def test_every_calendar_of_a_site_keeps_the_rules(root: Path) -> None:
    """Each is read back whole: one entry a UID, an end after its beginning, and every zone explained."""
    write(root, "events/2026/2026-07-01-konzert", CONCERT)
    sign(root, "1985-03-28")
    for path, output in plan_of(root).items():
        if path.suffix == ".ics":
            data = icalendar.Calendar.from_ical(ics(output.value))
            events: list[Any] = data.walk("VEVENT")
            assert data.subcomponents, path
            assert len({str(event["UID"]) for event in events}) == len(events), path
            zones = {str(zone["TZID"]) for zone in data.walk("VTIMEZONE")}
            for event in events:
                assert event.get("DTEND") is None or event.end > event.start, path
                assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt, path
                assert {event["DTSTART"].params.get("TZID")} - {None} <= zones, path
