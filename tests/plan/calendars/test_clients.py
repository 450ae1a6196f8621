"""Promises to those who use the calendars: real programs read them, and keep up with them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.plan.calendars.samples import CANCELLED, GERMAN, JAPANESE, SEASONS, TRIP
from twinning.plan.calendars.recipes import ics
from twinning.plan.calendars.values import Calendar, Entry

KHAL = """\
[calendars]
[[town]]
path = {folder}/town
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""
VDIRSYNCER = """\
[general]
status_path = "{folder}/status/"
[pair town]
a = "there"
b = "here"
collections = null
conflict_resolution = "a wins"
[storage there]
type = "http"
url = "{url}"
[storage here]
type = "filesystem"
path = "{folder}/town"
fileext = ".ics"
"""


class Program:
    """A calendar program with a configuration and a home of its own."""

    def __init__(self, name: str, folder: Path, configuration: str) -> None:
        (folder / "town").mkdir()
        self._path, self._folder = folder / f"{name}.conf", folder
        self._path.write_text(configuration, encoding="utf-8")
        self._command = [str(Path(sys.executable).parent / name), "--config", str(self._path)]

    def run(self, *arguments: str) -> str:
        home = str(self._folder)
        own = {"HOME": home, "XDG_CACHE_HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home}
        environment = {**os.environ, **own, "LC_ALL": "C.UTF-8", "TZ": "Europe/Berlin", "NO_PROXY": "127.0.0.1"}
        command = [*self._command, *arguments]
        result = subprocess.run(
            command, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout


@pytest.fixture
def khal(tmp_path: Path) -> Program:
    return Program("khal", tmp_path, KHAL.format(folder=tmp_path))


def listed(khal: Program, calendar: Calendar, folder: Path, first: str, last: str) -> list[str]:
    """What khal shows of a calendar that it has imported, a line for each day of an entry."""
    path = folder / "imported.ics"
    path.write_bytes(ics(calendar))
    khal.run("import", "--batch", "-a", "town", str(path))
    shown = khal.run("list", "--day-format", "", "--format", "{start-time} {title} {status}", first, last)
    return [line.strip() for line in shown.splitlines() if line.strip()]


def test_khal_shows_each_season_at_its_hour(khal: Program, tmp_path: Path) -> None:
    """In Kaiserslautern, half past seven in Tokyo is half past twelve in summer, half past eleven in winter."""
    summer = listed(khal, SEASONS, tmp_path, "2025-07-01", "2025-07-02")
    assert summer == ["12:30 Natsu CONFIRMED", "19:30 Sommer CONFIRMED"]
    winter = listed(khal, SEASONS, tmp_path, "2026-01-27", "2026-01-28")
    assert winter == ["11:30 Fuyu CONFIRMED", "19:30 Winter CONFIRMED"]


def test_khal_shows_a_trip_on_its_days_alone(khal: Program, tmp_path: Path) -> None:
    """Two days, from the first to the last, and not the day after."""
    assert len(listed(khal, TRIP, tmp_path, "2025-12-01", "2025-12-10")) == 2


def test_khal_knows_what_is_cancelled(khal: Program, tmp_path: Path) -> None:
    """The status is read as such, beside the title that says it."""
    (line,) = listed(khal, CANCELLED, tmp_path, "2025-07-01", "2025-07-02")
    assert "Abgesagt: Konzert" in line
    assert "CANCELLED" in line


def test_khal_reads_any_script(khal: Program, tmp_path: Path) -> None:
    """Folded Japanese and German are whole again."""
    for calendar, first, last in ((JAPANESE, "2026-04-05", "2026-04-06"), (GERMAN, "2025-12-03", "2025-12-04")):
        (line,) = listed(khal, calendar, tmp_path, first, last)
        assert calendar.entries[0].title in line


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A web server on this machine alone; its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def subscribed(name: str, entries: tuple[Entry, ...]) -> Calendar:
    return replace(GERMAN, name=name, entries=entries, zones=SEASONS.zones)


def kept(folder: Path) -> dict[str, str]:
    """What vdirsyncer has brought here: a file for each entry, by a name that follows from its content."""
    return {path.name: path.read_bytes().decode() for path in (folder / "town").glob("*.ics")}


def test_vdirsyncer_keeps_up_with_a_subscription(tmp_path: Path) -> None:
    """Every entry arrives; when one is cancelled its copy is exchanged; nothing else is touched."""
    published = tmp_path / "published"
    published.mkdir()
    entries = tuple(entry for calendar in (SEASONS, TRIP, JAPANESE, GERMAN) for entry in calendar.entries)
    cancelled = replace(entries[0], is_cancelled=True, sequence=2)
    (published / "events.ics").write_bytes(ics(subscribed("Events", entries)))
    with served(published) as url:
        program = Program("vdirsyncer", tmp_path, VDIRSYNCER.format(folder=tmp_path, url=f"{url}/events.ics"))
        program.run("discover")
        program.run("sync")
        before = kept(tmp_path)
        (published / "events.ics").write_bytes(ics(subscribed("Events", (cancelled, *entries[1:]))))
        program.run("sync")
    after = kept(tmp_path)
    assert len(before) == len(after) == len(entries)
    assert len(before.items() - after.items()) == 1
    ((_, text),) = after.items() - before.items()
    assert "STATUS:CANCELLED" in text
    assert "SUMMARY:Sommer" in text
