"""Promises of the calendars as files: what RFC 5545 and RFC 7986 ask for, byte by byte."""

from datetime import date, datetime
from typing import Any

import icalendar
import pytest

from tests.plan.calendars.samples import GERMAN, GOLDEN, SAMPLES, SEASONS, TRIP, entry
from twinning.plan.calendars.recipes import ics
from twinning.plan.calendars.values import Calendar


def parsed(calendar: Calendar) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(ics(calendar))


def events(calendar: Calendar) -> list[Any]:
    return parsed(calendar).walk("VEVENT")


@pytest.mark.parametrize("name", SAMPLES)
def test_each_value_makes_the_file_that_was_read_and_approved(name: str) -> None:
    """The bytes of a calendar follow from its value alone, and change only where somebody looks."""
    assert ics(SAMPLES[name]) == (GOLDEN / f"{name}.ics").read_bytes()


@pytest.mark.parametrize("name", SAMPLES)
def test_lines_are_folded_by_octets_and_no_letter_is_torn(name: str) -> None:
    """No line is longer than 75 octets, each ends with CRLF, and each can be read by itself."""
    lines = ics(SAMPLES[name]).split(b"\r\n")
    assert lines[-1] == b""
    for line in lines:
        assert len(line) <= 75
        assert "\n" not in line.decode()


def test_texts_come_back_as_they_were_written() -> None:
    """Commas, semicolons, backslashes, line ends, umlauts and Japanese survive escaping and folding."""
    for calendar in SAMPLES.values():
        for one, read in zip(calendar.entries, events(calendar), strict=True):
            assert str(read["SUMMARY"]) == one.title
            assert str(read.get("DESCRIPTION", "")) == one.description
            assert str(read.get("LOCATION", "")) == one.place


def test_a_last_day_is_told_as_the_day_after_it() -> None:
    """A trip of the 3 and 4 December ends, for calendar programs, as the 5 begins."""
    (trip,) = events(TRIP)
    assert (trip.start, trip.end) == (date(2025, 12, 3), date(2025, 12, 5))
    assert not isinstance(trip.start, datetime)


def test_words_in_another_language_say_which() -> None:
    """A German text in an English calendar can be read out in German."""
    (event,) = events(GERMAN)
    named = {name: event[name].params.get("LANGUAGE") for name in ("SUMMARY", "DESCRIPTION", "LOCATION")}
    assert set(named.values()) == {"de"}
    assert "LANGUAGE" not in events(TRIP)[0]["SUMMARY"].params


def test_a_calendar_to_subscribe_to_describes_itself() -> None:
    """Its name, its description and its rhythm stand in the words of RFC 7986 and in those that came before."""
    calendar = parsed(GERMAN)
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == GERMAN.name
    assert calendar["DESCRIPTION"] == GERMAN.description
    assert rb"X-WR-CALDESC:Trips\, encounters\; festivals." in ics(GERMAN)
    assert calendar["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    assert calendar["SOURCE"].params["VALUE"] == "URI"
    assert str(calendar["SOURCE"]) == GERMAN.source


def test_a_file_to_import_is_no_calendar_of_its_own() -> None:
    """Importing one date asks nobody for a new calendar to put it in."""
    assert not parsed(TRIP).keys() & {"NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "SOURCE", "UID", "METHOD"}


def test_without_an_address_there_is_none() -> None:
    """Before SITEURL is known, no calendar names an address that leads nowhere."""
    (event,) = events(Calendar(entries=(entry("fest", date(2026, 9, 4), date(2026, 9, 5)),), zones=()))
    assert not event.keys() & {"URL", "IMAGE", "CONFERENCE"}


def test_every_zone_that_is_named_is_told() -> None:
    """A program that knows no time zones at all finds each in the file itself."""
    calendar = parsed(SEASONS)
    named = {event["DTSTART"].params["TZID"] for event in calendar.walk("VEVENT")}
    assert named == {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
