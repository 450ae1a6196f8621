"""How long a saved edit takes to reach the browser: `invoke serve`, asked over HTTP as its own page asks it."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from tools.bench.contestants import Contestant
from tools.bench.corpus import CITIES
from tools.bench.layouts.ours import city_words
from tools.bench.measuring import MemoryWatch
from tools.bench.targets import Figure

_TIMES = 15
_PATIENCE = 600  # seconds
_REST = 0.8  # seconds between two edits: a watcher has come to rest, and what waits for that is at work
_MB = 1_000_000


class NeverShown(Exception):
    """What was saved did not come."""


def preview(ours: Contestant, size: int, tell: Callable[[str], None]) -> Iterator[Figure]:
    """Save and wait for the new bytes, again and again: a text, a new city, a new topic; then the memory."""
    with _server(ours) as (port, process):
        watch = MemoryWatch(process.pid)
        for row, save in (("text saved", _save_text), ("new city", _save_city), ("new topic", _save_topic)):
            waits = [_waited(port, *save(ours, number)) for number in range(_TIMES)]
            middle = [f"{wait * 1000:.0f}" for wait in sorted(waits)]
            tell(f"preview, {row}: {', '.join(middle)} ms")
            detail = f"{middle[0]} to {middle[-1]}"
            yield Figure(row=f"preview: {row}", size=size, value=median(waits) * 1000, unit="ms", detail=detail)
        yield Figure(row="memory of the preview", size=size, value=watch.stop() / _MB, unit="MB")


def _save_text(ours: Contestant, number: int) -> tuple[str, bytes, Callable[[], None]]:
    slug = ours.text.parent.name[len("2006-01-02-") :]
    mark = f"Nachtrag {number}:"
    return f"/nachrichten/{slug}/", mark.encode(), lambda: ours.edit_text(number)


def _save_city(ours: Contestant, number: int) -> tuple[str, bytes, Callable[[], None]]:
    folder = ours.folder / "content" / "cities" / f"neustadt-{number}"
    words = city_words(CITIES[number % len(CITIES)]).replace("title: ", f"title: Neustadt {number} ", 1)
    folder.mkdir()
    return f"/staedte/neustadt-{number}/", f"Neustadt {number}".encode(), lambda: _write(folder / "index.md", words)


def _save_topic(ours: Contestant, number: int) -> tuple[str, bytes, Callable[[], None]]:
    """A topic is a line in the settings, and stands on the page of a text that has it."""
    settings = ours.folder / "pelicanconf.py"
    words = f'{settings.read_text(encoding="utf-8")}TOPICS["neu-{number}"] = {{"de": "Neues Thema {number}"}}\n'
    _write(settings, words)
    time.sleep(_REST)
    article = ours.newest.read_text(encoding="utf-8").replace("topics: [", f"topics: [neu-{number}, ", 1)
    return f"/themen/neu-{number}/", f"Neues Thema {number}".encode(), lambda: _write(ours.newest, article)


def _write(path: Path, words: str) -> None:
    path.write_text(words, encoding="utf-8")


@contextmanager
def _server(ours: Contestant) -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    port = _free_port()
    command = [sys.executable, "-m", "invoke", "serve", "--port", str(port)]
    log = ours.folder.with_name(f"{ours.folder.name}-serve.log")
    with (
        log.open("wb") as out,
        subprocess.Popen(
            command, cwd=ours.folder, env=ours.environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out
        ) as process,
    ):
        try:
            _await_page(port, "/", b"</html>")
            yield port, process
        finally:
            process.terminate()
            process.wait(10)


def _waited(port: int, address: str, mark: bytes, save: Callable[[], None]) -> float:
    """Seconds from the save to the end of the first answer that holds the mark.

    As the page does, it listens for changes and asks again when told of one: asking all the time would itself cost
    the server time.
    """
    time.sleep(_REST)
    listener = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    listener.request("GET", "/.vorschau/changes")
    stream = listener.getresponse()
    _next_stamp(stream)  # the state that is there
    browser = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    browser.connect()
    save()
    began = time.perf_counter()
    while True:
        _next_stamp(stream)
        browser.request("GET", address)
        if mark in browser.getresponse().read():
            break
        if time.perf_counter() - began > _PATIENCE:
            raise NeverShown(f"{address} never had {mark!r}")
    took = time.perf_counter() - began
    listener.close()
    browser.close()
    return took


def _next_stamp(stream: http.client.HTTPResponse) -> None:
    while line := stream.readline():
        if line.startswith(b"data:"):
            return
    raise NeverShown("the preview has ended")


def _await_page(port: int, address: str, mark: bytes) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
            connection.request("GET", address)
            if mark in connection.getresponse().read():
                return
        except OSError:
            time.sleep(0.05)
    raise NeverShown(f"the preview never answered {address}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
