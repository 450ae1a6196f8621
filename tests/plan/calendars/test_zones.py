"""Promises of the time zones: few rules, and every hour where it belongs."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.plan.calendars.clients import read_by_ical_js
from tests.plan.calendars.samples import SEASONS, entry
from twinning.plan.calendars.recipes import ics
from twinning.plan.calendars.values import Calendar, Entry, Rule
from twinning.plan.calendars.zones import zone

MARCH, OCTOBER = Rule(month=3, weekday=6, nth=-1), Rule(month=10, weekday=6, nth=-1)
SPRING, AUTUMN = Rule(month=3, weekday=6, nth=2), Rule(month=11, weekday=6, nth=1)
RULES = [
    ("Europe/Berlin", [("CEST", MARCH), ("CET", OCTOBER)]),
    ("Europe/London", [("BST", MARCH), ("GMT", OCTOBER)]),
    ("Europe/Lisbon", [("WEST", MARCH), ("WET", OCTOBER)]),
    ("Europe/Sofia", [("EEST", MARCH), ("EET", OCTOBER)]),
    ("Europe/Sarajevo", [("CEST", MARCH), ("CET", OCTOBER)]),
    ("America/New_York", [("EDT", SPRING), ("EST", AUTUMN)]),
    ("America/Chicago", [("CDT", SPRING), ("CST", AUTUMN)]),
    ("Asia/Tokyo", [("JST", None)]),
]
# No rule of one weekday in the month: two changes around Ramadan; a Sunday from the 2nd to the 8th; no change any more.
UNRULY = ["Africa/Casablanca", "America/Santiago", "America/Sao_Paulo", "Australia/Lord_Howe", "Europe/Dublin"]


@pytest.mark.parametrize(("name", "rules"), RULES)
def test_a_zone_is_told_by_its_rules(name: str, rules: list[tuple[str, Rule | None]]) -> None:
    """Two rules that hold for ever where there is summer time, one observance where there is none."""
    assert [(each.name, each.rule) for each in zone(name, 2025, 2026).observances] == rules


def test_a_rule_that_ended_is_told_change_by_change() -> None:
    """America changed in April until 2006: an archive of those years has those changes, and today's rule after them."""
    observances = zone("America/New_York", 2005, 2005).observances
    assert [each.onset.year for each in observances if each.rule is None] == [2004, 2004, 2005, 2005, 2006, 2006]
    assert [each.rule for each in observances if each.rule] == [SPRING, AUTUMN]


@pytest.mark.parametrize("name", [*(name for name, _ in RULES), *UNRULY])
def test_ical_js_finds_every_hour_where_it_belongs(name: str, tmp_path: Path) -> None:
    """A program that knows only what the file says puts each date at the instant at which it takes place."""
    entries = tuple(_entries(name))
    calendar = Calendar(entries=entries, zones=(zone(name, 2025, 2027),))
    assert _read_by_ical_js(calendar, tmp_path) == {each.uid: _instant(each) for each in entries}


@pytest.mark.parametrize("own", ["UTC", "America/New_York"])
def test_it_does_not_matter_where_the_reader_is(own: str, tmp_path: Path) -> None:
    """Half past seven in Kaiserslautern and in Tokyo, summer and winter, from any other place."""
    assert _read_by_ical_js(SEASONS, tmp_path, own) == {
        "sommer@partner.example": "2025-07-01T17:30:00.000Z",
        "winter@partner.example": "2026-01-27T18:30:00.000Z",
        "natsu@partner.example": "2025-07-01T10:30:00.000Z",
        "fuyu@partner.example": "2026-01-27T10:30:00.000Z",
    }


def _entries(name: str) -> list[Entry]:
    """Noon every few days through three years, the days of every change among them."""
    noon = datetime(2025, 1, 1, 12, tzinfo=UTC).replace(tzinfo=None)
    days = {noon + timedelta(days=each) for each in range(0, 3 * 365, 5)}
    place = ZoneInfo(name)
    for each in range(3 * 365):
        before, after = noon + timedelta(days=each), noon + timedelta(days=each + 1)
        if before.replace(tzinfo=place).utcoffset() != after.replace(tzinfo=place).utcoffset():
            days |= {before, after}
    return [entry(f"{day:%Y-%m-%d}", day, zone=name) for day in sorted(days)]


def _instant(each: Entry) -> str:
    assert isinstance(each.start, datetime)
    return f"{each.start.replace(tzinfo=ZoneInfo(each.zone)).astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}"


def _read_by_ical_js(calendar: Calendar, tmp_path: Path, own_zone: str = "Europe/Berlin") -> dict[str, str]:
    path = tmp_path / "calendar.ics"
    path.write_bytes(ics(calendar))
    return read_by_ical_js([path], own_zone)[str(path)]
