"""Every calendar that the site makes, in every language, keeps to the letter of RFC 5545 and RFC 7986."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import icalendar
import pytest

from tests.plan.calendars.clients import read_by_ical_js
from tests.samples import copy_sample, settings_of
from twinning.edges.stages import Staged, stage
from twinning.model.vocabulary import EventKind
from twinning.plan.calendars.recipes import ics
from twinning.plan.calendars.values import Calendar, Entry

URL = "https://host.example/base"
# RFC 5545, 3.6 and 3.6.1; RFC 7986, 5. Without METHOD, DTSTART has to be there, too.
ONCE = {
    "VCALENDAR": {"PRODID", "VERSION"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
}
AT_MOST_ONCE = {
    "VCALENDAR": {"CALSCALE", "METHOD", "UID", "URL", "LAST-MODIFIED", "REFRESH-INTERVAL", "SOURCE", "COLOR"},
    "VEVENT": {"CLASS", "CREATED", "DESCRIPTION", "GEO", "LAST-MODIFIED", "LOCATION", "ORGANIZER", "PRIORITY",
               "SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "URL", "RECURRENCE-ID", "RRULE", "DTEND", "DURATION"},
    "VTIMEZONE": {"LAST-MODIFIED", "TZURL"},
    "STANDARD": {"RRULE"},
    "DAYLIGHT": {"RRULE"},
}  # fmt: skip
ADDRESSES = {"URL", "SOURCE", "IMAGE", "CONFERENCE"}
# What may not stand in a text, escaped or not (3.1): CONTROL, but for the tab.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

Lines = list[tuple[str, icalendar.Parameters, str]]


@pytest.fixture(scope="module", params=["sample", "2025-11-20", "2026-03-01"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Staged:
    """The sample, and the site itself before and after its trip to Saint-Quentin, planned and not rendered."""
    from pelican.settings import read_settings

    if request.param == "sample":
        return stage(settings_of(copy_sample(tmp_path_factory.mktemp("calendars")), SITEURL=URL))
    return stage(read_settings("pelicanconf.py", override={"SITEURL": URL, "NOW": request.param}))


@pytest.fixture(scope="module")
def calendars(site: Staged) -> dict[str, Calendar]:
    return {str(path): output.value for path, output in site.plan.items() if path.suffix == ".ics"}


@pytest.fixture(scope="module")
def files(calendars: dict[str, Calendar]) -> dict[str, bytes]:
    return {path: ics(calendar) for path, calendar in calendars.items()}


def components(data: bytes) -> Iterator[tuple[str, Lines]]:
    """Each component with its own properties, read line by line; every one is closed in its order."""
    open_ones: list[tuple[str, Lines]] = []
    read: Any = icalendar.parser.Contentlines.from_ical
    for line in read(data.decode()):
        if not line:
            continue
        name, parameters, value = line.parts()
        if name == "BEGIN":
            open_ones.append((value, []))
        elif name == "END":
            assert open_ones[-1][0] == value
            yield open_ones.pop()
        else:
            open_ones[-1][1].append((name.upper(), parameters, value))
    assert not open_ones


def test_lines(files: dict[str, bytes]) -> None:
    """At most 75 octets, ended by CRLF, no letter torn, nothing invisible in them."""
    for path, data in files.items():
        *lines, last = data.split(b"\r\n")
        assert last == b"", path
        for line in lines:
            assert len(line) <= 75, path
            assert not CONTROL.search(line.decode()), path
            assert b"\n" not in line, path


def test_properties(files: dict[str, bytes]) -> None:
    """What has to be there is there once, what may be there once is not there twice; addresses are whole."""
    for path, data in files.items():
        for component, lines in components(data):
            count = Counter(name for name, _, _ in lines)
            assert all(count[name] == 1 for name in ONCE[component]), (path, component)
            assert all(count[name] <= 1 for name in AT_MOST_ONCE[component]), (path, component)
            for name, parameters, value in lines:
                if name in ADDRESSES:
                    parts = urlsplit(value)
                    assert parts.scheme == "https", (path, value)
                    assert parts.netloc, (path, value)
                    assert value.isascii(), (path, value)
                    assert parameters.get("VALUE") == (None if name == "URL" else "URI"), (path, name)
                if name == "REFRESH-INTERVAL":
                    assert parameters["VALUE"] == "DURATION", path


def test_icalendar_reads_them(files: dict[str, bytes]) -> None:
    """Without a complaint: events with an end after their beginning, moments in zones that the file explains."""
    for path, data in files.items():
        calendar = icalendar.Calendar.from_ical(data)
        assert calendar.subcomponents, path
        events: list[Any] = calendar.walk("VEVENT")
        zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
        assert len({str(event["UID"]) for event in events}) == len(events), path
        for component in calendar.walk():
            assert not component.errors, (path, component.errors)
        for event in events:
            start, end = event["DTSTART"], event.get("DTEND")
            assert end is None or (type(end.dt) is type(start.dt) and end.dt > start.dt), path
            assert not isinstance(start.dt, datetime) or start.params["TZID"] in zones, path
            assert event["DTSTAMP"].dt.tzinfo is not None, path
            assert event["DTSTAMP"].dt <= event["LAST-MODIFIED"].dt, path
            assert event["STATUS"] in ("CONFIRMED", "CANCELLED"), path


def test_texts_arrive(calendars: dict[str, Calendar], files: dict[str, bytes]) -> None:
    """Titles and descriptions come back in whatever script they are written."""
    for path, calendar in calendars.items():
        read: list[Any] = icalendar.Calendar.from_ical(files[path]).walk("VEVENT")
        told = [(str(event["SUMMARY"]), str(event["DESCRIPTION"])) for event in read]
        assert told == [(entry.title, entry.description) for entry in calendar.entries], path


def test_ical_js_reads_them(calendars: dict[str, Calendar], files: dict[str, bytes], tmp_path: Path) -> None:
    """Each event on its day and at its hour, also for a program that knows no zones but those in the file."""
    names = {path: tmp_path / f"{number}.ics" for number, path in enumerate(files)}
    for path, name in names.items():
        name.write_bytes(files[path])
    found = read_by_ical_js(names.values())
    for path, calendar in calendars.items():
        assert found[str(names[path])] == {entry.uid: _start(entry) for entry in calendar.entries}, path


def _start(entry: Entry) -> str:
    if not isinstance(entry.start, datetime):
        return entry.start.isoformat()
    return f"{entry.start.replace(tzinfo=ZoneInfo(entry.zone)).astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}"


def test_every_language_has_them(site: Staged, calendars: dict[str, Calendar]) -> None:
    """All dates, each kind, each city and the anniversaries, under an address of their own; and a file for a date."""
    named = {calendar.source for calendar in calendars.values() if calendar.name}
    assert len(named) == len(site.site.facts.languages) * (len(EventKind) + len(site.site.cities) + 2)
    assert [len(calendar.entries) for calendar in calendars.values() if not calendar.name]
