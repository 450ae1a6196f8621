"""Promises of the stale check: it holds the site where readers find it against the texts, and the clock."""

import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.samples import CONF, copy_sample, settings_of
from twinning.edges.commands import stale
from twinning.edges.freshness import freshness
from twinning.edges.stages import site_at
from twinning.plan.states import PATH, State, state

BUILT = "2025-11-20 12:00"
NO_GRACE = timedelta()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nobody asked."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


@pytest.fixture
def host(root: Path) -> Path:
    """What the web host serves: below a path, the state of the site as it was built."""
    folder = root / "host"
    (folder / "partner").mkdir(parents=True)
    (folder / "partner" / PATH).write_bytes(built(root, BUILT))
    return folder


@pytest.fixture
def url(host: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(host))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/partner"
        server.shutdown()
        thread.join()


def built(root: Path, now: str) -> bytes:
    return state(State(last_change=site_at(settings_of(root, NOW=now))[0].last_change))


def checked(root: Path, url: str, now: str, grace: timedelta = NO_GRACE) -> tuple[bool, str]:
    return freshness(settings_of(root, NOW=now), url, grace)


def test_a_site_is_fresh_until_a_change_is_due(root: Path, url: str) -> None:
    """However old its build is; and it says what comes next."""
    is_fresh, words = checked(root, url, "2025-12-01 08:59")
    assert is_fresh
    assert words == (
        f"Aktuell: {url} ist auf dem Stand vom 16.11.2025, 00:00 Uhr.\n"
        "Nächste Änderung von selbst: 01.12.2025, 09:00 Uhr"
    )


def test_a_site_is_stale_once_an_embargo_has_ended(root: Path, url: str) -> None:
    is_fresh, words = checked(root, url, "2025-12-01 09:00")
    assert not is_fresh
    assert words.startswith(
        f"Veraltet seit dem 01.12.2025, 09:00 Uhr: {url} ist auf dem Stand vom 16.11.2025, 00:00 Uhr."
    )
    assert "invoke publish" in words


def test_of_several_missed_changes_the_first_is_named(root: Path, url: str) -> None:
    _, words = checked(root, url, "2026-10-15")
    assert words.startswith("Veraltet seit dem 01.12.2025, 09:00 Uhr")


def test_a_build_may_take_its_time_within_the_grace(root: Path, url: str) -> None:
    hour = timedelta(hours=1)
    assert checked(root, url, "2025-12-01 09:59", hour)[0]
    assert not checked(root, url, "2025-12-01 10:00", hour)[0]


def test_once_it_is_built_again_it_is_fresh(root: Path, url: str, host: Path) -> None:
    (host / "partner" / PATH).write_bytes(built(root, "2025-12-01 09:05"))
    assert checked(root, url, "2025-12-02")[0]


def test_older_texts_than_the_sites_are_no_measure(root: Path, url: str, host: Path) -> None:
    """Whoever looks from an old checkout is told so, and not that the site were stale."""
    (host / "partner" / PATH).write_bytes(built(root, "2025-12-02"))
    is_fresh, words = checked(root, url, BUILT)
    assert not is_fresh
    assert words.startswith(f"{url} ist weiter als die Texte hier")


def test_a_site_that_does_not_answer_is_told_by_its_address(root: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and never listens
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        is_fresh, words = checked(root, url, BUILT)
    assert not is_fresh
    assert words.startswith(f"{url}/state.json ist nicht erreichbar (")


def test_a_site_without_the_file_is_told(root: Path, url: str) -> None:
    is_fresh, words = checked(root, url.removesuffix("/partner"), BUILT)
    assert not is_fresh
    assert "/state.json gibt es nicht." in words


def test_a_page_in_the_files_place_is_told(root: Path, url: str, host: Path) -> None:
    """Some hosts answer whatever they do not have with their front page."""
    (host / "partner" / PATH).write_text("<!DOCTYPE html><title>Willkommen</title>", encoding="utf-8")
    is_fresh, words = checked(root, url, BUILT)
    assert not is_fresh
    assert "enthält etwas anderes als erwartet" in words


@pytest.mark.parametrize("url", ["partner.example", "file:///etc", ""])
def test_only_the_web_is_asked(root: Path, url: str) -> None:
    is_fresh, words = checked(root, url, BUILT)
    assert not is_fresh
    assert "ist keine Webadresse" in words


def test_the_exit_code_tells_a_monitor(
    root: Path, url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """0 fresh, 1 anything else; the address is SITEURL where none is given."""
    monkeypatch.chdir(root)
    assert stale(CONF, url, now=BUILT) == 0
    assert stale(CONF, url, now="2025-12-02") == 1
    assert stale(CONF, url, grace=2 * 24 * 60, now="2025-12-02") == 0
    assert stale(CONF, now=BUILT) == 1
    assert "SITEURL ist leer" in capsys.readouterr().err
