"""Promises of the preview that need no browser: what it answers, and what it does when something was saved."""

import asyncio
import os
import re
import socket
from collections.abc import Callable, Coroutine, Iterator
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from watchfiles import Change

from tests.previews import copy_with_theme, edit, previewing
from tests.samples import ARTICLES, CONF, EVENTS, copy_sample, settings_of
from twinning.edges import desk
from twinning.edges.desk import Desk
from twinning.edges.preview import pages, watching
from twinning.edges.preview.server import serve
from twinning.edges.preview.settings import fresh_settings
from twinning.edges.preview.watching import Watch
from twinning.edges.preview.workshop import Look, Workshop
from twinning.edges.refusals import Refused
from twinning.edges.stages import prospect, stage
from twinning.model.vocabulary import Hiding
from twinning.render.rendering import render

COURSE = f"{ARTICLES}/2025-08-01-kochkurs/index.md"
SECRET = "/nachrichten/enthuellung/"
BAR = re.compile(rb"<twinning-preview.*?</script>", re.DOTALL)
POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_sample(tmp_path_factory.mktemp("preview"))


@pytest.fixture(scope="module")
def base(sample: Path) -> Iterator[str]:
    with previewing(sample) as address:
        yield address


def ask(
    address: str, method: str = "GET", body: dict[str, str] | None = None, **headers: str
) -> tuple[HTTPResponse, bytes]:
    """One request, as it is, and its answer."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, parts._replace(scheme="", netloc="").geturl(), urlencode(body or {}), named)
    response = connection.getresponse()
    data = response.read()
    connection.close()
    return response, data


def changes(base: str, since: str) -> Iterator[str]:
    """The stamps of the states that come after one, as a page in a browser hears of them."""
    connection = HTTPConnection(urlsplit(base).netloc)
    connection.request("GET", f"/.vorschau/changes?since={since}")
    response = connection.getresponse()
    while line := response.readline():
        if line.startswith(b"data: "):
            yield line.decode().removeprefix("data: ").strip()


def page_when(base: str, path: str, holds: Callable[[str], bool]) -> str:
    """The page once it is as wanted; asked for again at each change, as a browser does."""
    while True:
        text = ask(base + path)[1].decode()
        if holds(text):
            return text
        next(changes(base, stamp(text)))


def stamp(text: str) -> str:
    return text.rpartition('data-stamp="')[2].partition('"')[0]


def is_well(text: str) -> bool:
    return 'class="trouble"' not in text


def in_a_loop(scenario: Coroutine[Any, Any, None]) -> None:
    """Run in a thread, as the browser tests leave a loop running in this one."""
    errors: list[BaseException] = []

    def run() -> None:
        try:
            asyncio.run(scenario)
        except BaseException as error:
            errors.append(error)

    thread = Thread(target=run)
    thread.start()
    thread.join()
    if errors:
        raise errors[0]


ANSWERS = [
    ("/", 200, "text/html; charset=utf-8"),
    ("/nachrichten/buergerreise/", 200, "text/html; charset=utf-8"),
    ("/en/", 200, "text/html; charset=utf-8"),
    ("/feed.atom", 200, "application/atom+xml; charset=utf-8"),
    ("/termine/termine.ics", 200, "text/calendar; charset=utf-8"),
    ("/theme/fonts/serif-latin.woff2", 200, "font/woff2"),
    ("/theme/icons/icon.svg", 200, "image/svg+xml"),
    ("/nachrichten/buergerreise/programm.pdf", 200, "application/pdf"),
    ("/nix/", 404, "text/html; charset=utf-8"),
    ("/../pelicanconf.py", 404, "text/html; charset=utf-8"),
]


@pytest.mark.parametrize(("path", "status", "media_type"), ANSWERS)
def test_it_answers_as_a_web_host_does(base: str, path: str, status: int, media_type: str) -> None:
    """Every kind of file as its type, and nothing that a browser would keep."""
    response, data = ask(base + path)
    assert (response.status, response.headers["Content-Type"]) == (status, media_type)
    assert response.headers["Cache-Control"] == "no-store"
    head, nothing = ask(base + path, "HEAD")
    assert (head.status, head.headers["Content-Length"], nothing) == (status, str(len(data)), b"")


def test_a_folder_without_its_slash_leads_to_the_page(base: str) -> None:
    response, _ = ask(base + "/nachrichten/buergerreise")
    assert (response.status, response.headers["Location"]) == (307, "/nachrichten/buergerreise/")
    response, _ = ask(base + "//evil.example/")
    assert response.status == 404


def test_what_is_not_there_is_said_in_the_folders_language(base: str) -> None:
    assert b'lang="de"' in ask(base + "/nix/")[1]
    assert b'lang="en"' in ask(base + "/en/nix/")[1]


def test_it_shows_what_a_build_writes_and_writes_nothing(tmp_path: Path) -> None:
    """Apart from the bar, and the policy that would shut it out, the bytes are the site's; no file comes into being
    outside of the cache.
    """
    root = copy_sample(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    staged = stage(settings_of(root), drafts=True)
    with previewing(root) as base:
        for path, output in staged.plan.items():
            _, data = ask(f"{base}/{path}")
            made = render(output, staged.templates)
            assert POLICY.sub(b"", BAR.sub(b"", data)) == POLICY.sub(b"", made), path
    after = {path: path.stat().st_mtime_ns for path in root.rglob("*") if not {"__pycache__", ".cache"} & {*path.parts}}
    assert {path for path in after if path not in before} == set()


def test_a_site_below_a_path_is_served_there(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root / CONF, 'SITEURL = ""', 'SITEURL = "https://stadt.example/partner"')
    with previewing(root) as base:
        response, _ = ask(base + "/")
        assert (response.status, response.headers["Location"]) == (307, "/partner/")
        assert ask(base + "/partner")[0].headers["Location"] == "/partner/"
        assert ask(base + "/partner/nachrichten/buergerreise/")[0].status == 200
        assert ask(base + "/nachrichten/buergerreise/")[0].status == 404


def test_only_names_of_this_computer_are_served(base: str) -> None:
    """A page of somebody else cannot read drafts under a name of its own that leads to this address."""
    for host in ("localhost", "127.0.0.1:8000", "[::1]:8000"):
        assert ask(base, Host=host)[0].status == 200
    for host in ("evil.example", "evil.example:8000", "127.0.0.1.evil.example"):
        assert ask(base, Host=host)[0].status == 400


def test_what_is_not_public_is_known_with_its_reason(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root / EVENTS / "2025-12-03-buergerreise/index.md", "kind: trip", "kind: trip\npublish: 2025-10-02")
    edit(root / ARTICLES / "2025-09-18-buergerreise/index.md", "cities:", "status: draft\ncities:")
    site = stage(settings_of(root, NOW="2025-11-01"), drafts=True).site
    hidden = {folder.rpartition("/")[2]: (why.why, str(why.moment)) for folder, why in site.hidden.items()}
    assert hidden == {
        "2025-12-01-enthuellung": (Hiding.EMBARGO, "2025-12-01 09:00:00+01:00"),
        "2025-08-01-kochkurs": (Hiding.EXPIRY, "2025-11-01 00:00:00+01:00"),
        "2025-09-18-buergerreise": (Hiding.DRAFT, "None"),
    }
    assert stage(settings_of(root, NOW="2025-11-01")).site.hidden == {}


def test_what_is_not_public_says_so(base: str) -> None:
    _, data = ask(base + SECRET)
    assert "<mark>erscheint am 1.12.2025, 09:00 Uhr</mark>" in data.decode()
    assert b"<mark>" not in ask(base + "/")[1]


def test_the_moment_is_set_from_the_preview_only(tmp_path: Path) -> None:
    with previewing(copy_sample(tmp_path)) as base:
        stand = f"{base}/.vorschau/stand"
        form = {"as_of": "2025-12-24T18:00", "address": "/nachrichten/kochkurs/"}
        assert ask(stand, "POST", form)[0].status == 403
        assert ask(stand, "POST", form, Origin="https://evil.example")[0].status == 403
        assert ask(stand, "POST", form, Origin=base, Sec_Fetch_Site="cross-site")[0].status == 403
        response, data = ask(stand, "POST", {"as_of": "24.12.2025"}, Sec_Fetch_Site="same-origin")
        assert (response.status, "mit dem Jahr zuerst" in data.decode()) == (400, True)
        assert ask(base + "/nachrichten/kochkurs/")[0].status == 200
        response, _ = ask(stand, "POST", form, Origin=base)
        assert (response.status, response.headers["Location"]) == (303, "/nachrichten/kochkurs/")
        # At that moment, and without what is not public: the course is over, the sculpture is no secret.
        assert "Diese Nachricht gibt es nicht mehr" in ask(base + "/nachrichten/kochkurs/")[1].decode()
        _, data = ask(base + SECRET)
        assert "Stand: 24.12.2025, 18:00 Uhr" in data.decode()
        assert b"<mark>" not in data
        form = {"as_of": "2025-12-24T18:00", "now": "", "drafts": "on", "address": "//evil.example/"}
        assert ask(stand, "POST", form, Origin=base)[0].headers["Location"] == "/evil.example/"
        assert b"<mark>erscheint" in ask(base + SECRET)[1]


def test_every_error_is_shown_and_no_warning(tmp_path: Path) -> None:
    """With file, line and hint, over the last good page; which stands alone again when all is mended."""
    root = copy_sample(tmp_path)
    (root / ARTICLES / "2025-08-01-kochkurs" / "ungenutzt.pdf").write_bytes(b"%PDF")
    warnings = stage(settings_of(root)).problems
    assert warnings
    with previewing(root) as base:
        _, data = ask(base + "/nachrichten/kochkurs/")
        assert b'class="trouble"' not in data
        mend = [edit(root / COURSE, "cities: [davenport]", "cities: [davenprt]")]
        mend.append(edit(root / f"{ARTICLES}/2025-09-18-buergerreise/index.md", "events:", "termin:"))
        shown = page_when(base, "/nachrichten/kochkurs/", lambda text: "<h2>2 Fehler</h2>" in text)
        assert f"<code>{COURSE}:4</code>" in shown
        assert "unbekannte Stadt „davenprt“" in shown
        assert "Meinten Sie „davenport“?" in shown
        assert "unbekannter Schlüssel „termin“" in shown
        assert warnings[0].message not in shown
        assert "Gekocht wird im" in shown
        for each in mend:
            each()
        page_when(base, "/nachrichten/kochkurs/", is_well)


def test_errors_from_the_start_are_shown_without_a_page(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    mend = edit(root / COURSE, "cities: [davenport]", "cities: [davenprt]")
    with previewing(root) as base:
        response, data = ask(base)
        assert (response.status, f"<code>{COURSE}:4</code>" in data.decode()) == (503, True)
        mend()
        assert "Kochkurs" in page_when(base, "/", is_well)


def test_errors_in_the_settings_name_their_line(tmp_path: Path) -> None:
    """Python's own, ours, and a folder that is not there."""
    root = copy_sample(tmp_path)
    lines = (root / CONF).read_text(encoding="utf-8").split("\n")
    line = 1 + next(number for number, each in enumerate(lines) if each.startswith("ORGANISATION"))
    for written, message, place in (
        ('ORGANISATION = "Stadt', "kein Python", line),
        ("ORGANISATION = STADT", "STADT", line),
        ("ORGANISATION = 7", "ORGANISATION", line),
        ('ORGANISATION = "Stadt"\nPATH = "inhalt"\nTHEME = "nix"', "", 1),
    ):
        (root / CONF).write_text("\n".join([*lines[: line - 1], written, *lines[line:]]), encoding="utf-8")
        if "PATH" in written:
            edit(root / CONF, 'PATH = "content"', "")
        trouble = Workshop(root / CONF, Look()).read().trouble
        assert trouble is not None
        assert (trouble.problems[0].path, trouble.problems[0].line) == (CONF, place)
        assert message in trouble.problems[0].message


def test_settings_are_read_as_they_are_now(tmp_path: Path) -> None:
    """Of the same size and second, imported from a neighbour, written into the engine's defaults: nothing lingers."""
    production, facts = tmp_path / "production.py", tmp_path / "town.py"
    (tmp_path / "content").mkdir()
    production.write_text(f"import sys\nsys.path.append({str(tmp_path)!r})\nfrom town import *\n", encoding="utf-8")
    head = "from twinning.edges.defaults import *\n"
    head += 'PATH = "content"\nTHEME = "simple"\n'
    for name, extension in (("AAA", 'MARKDOWN["extension_configs"]["x"] = {}\n'), ("BBB", ""), ("CCC", "")):
        facts.write_text(f'{head}{extension}SITENAME = "{name}"\n', encoding="utf-8")
        os.utime(facts, (1_750_000_000, 1_750_000_000))
        settings = fresh_settings(production)
        assert settings["SITENAME"] == name
        assert ("x" in settings["MARKDOWN"]["extension_configs"]) is bool(extension)
    assert not (tmp_path / "__pycache__").exists()


def test_a_bug_of_ours_is_told_and_the_preview_lives_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with previewing(copy_sample(tmp_path)) as base:
        well = ask(base)[1]

        def fail(*_: object) -> bytes:
            raise ZeroDivisionError("a recipe of ours")

        monkeypatch.setattr(pages, "render", fail)
        response, data = ask(base)
        assert response.status == 500
        assert "Das ist ein Fehler im Programm, nicht in Ihren Texten." in data.decode()
        assert b"ZeroDivisionError" not in data
        assert "ZeroDivisionError: a recipe of ours" in capsys.readouterr().err
        assert BAR.sub(b"", data) == BAR.sub(b"", well)
        monkeypatch.undo()
        assert ask(base)[1] == well


def test_a_template_that_fails_is_told_with_its_line(tmp_path: Path) -> None:
    """Whether it cannot be read, shows what is not there, or asks for a template that does not exist."""
    root = copy_with_theme(tmp_path)
    template = root / "theme/templates/home.html"
    with previewing(root) as base:
        ask(base)
        for wrong in ("{% if %}", "{{ page.nothing.at_all }}", '{% include "nothing.html" %}', "{{ 1 + page.lead }}"):
            text = template.read_text(encoding="utf-8")
            place = text.rindex("{% endblock")
            template.write_text(f"{text[:place]}\n{wrong}\n{text[place:]}", encoding="utf-8")
            line = text[:place].count("\n") + 2
            shown = page_when(base, "/", lambda text: not is_well(text))
            assert f"<code>theme/templates/home.html:{line}</code>" in shown
            assert "Bürgerreise nach Saint-Quentin" in shown
            template.write_text(text, encoding="utf-8")
            page_when(base, "/", is_well)


def test_two_texts_with_one_address_are_told_when_the_editor_rests(tmp_path: Path) -> None:
    """The page is shown first; what is wrong with the site as a whole comes over it, and stays until it is mended."""
    root = copy_sample(tmp_path)
    whole = (root / COURSE).read_text(encoding="utf-8")
    with previewing(root) as base:
        ask(base)
        edit(root / COURSE, "title: ", "former_urls: /nachrichten/buergerreise/\ntitle: ")
        shown = page_when(base, "/nachrichten/kochkurs/", lambda text: not is_well(text))
        assert "die Adresse „/nachrichten/buergerreise/“ ist schon vergeben" in shown
        edit(root / COURSE, "im November", "im Dezember")
        shown = page_when(base, "/nachrichten/kochkurs/", lambda text: stamp(text) != stamp(shown))
        assert not is_well(shown)
        (root / COURSE).write_text(whole, encoding="utf-8")
        page_when(base, "/nachrichten/kochkurs/", is_well)


def test_what_is_saved_while_it_reads_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reading sees the old text, and another one follows."""
    root = copy_sample(tmp_path)

    def slow(*args: Any, **options: Any) -> Any:
        staged = prospect(*args, **options)
        if "im November" in (root / COURSE).read_text(encoding="utf-8"):
            edit(root / COURSE, "im November", "im Dezember")
        return staged

    monkeypatch.setattr(desk, "prospect", slow)
    with previewing(root) as base:
        assert page_when(base, "/nachrichten/kochkurs/", lambda text: "Dezember" in text)


def test_a_half_saved_file_is_read_again_before_anything_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Even if the system tells of the second half before the first was read."""
    root = copy_sample(tmp_path)
    whole = (root / COURSE).read_text(encoding="utf-8")

    def unlucky(*args: Any, **options: Any) -> Any:
        try:
            return prospect(*args, **options)
        except Refused:
            (root / COURSE).write_text(whole.replace("November", "Dezember"), encoding="utf-8")
            raise

    monkeypatch.setattr(desk, "prospect", unlucky)
    with previewing(root) as base:
        ask(base)
        (root / COURSE).write_text(whole[:30], encoding="utf-8")
        shown = page_when(base, "/nachrichten/kochkurs/", lambda text: "November" not in text)
    assert is_well(shown)
    assert capsys.readouterr().err == ""


def test_an_error_is_read_twice_and_then_rests(tmp_path: Path) -> None:
    """Once more for a file that was half saved, and no further until something changes."""
    root = copy_sample(tmp_path)
    edit(root / COURSE, "cities: [davenport]", "cities: [davenprt]")

    async def scenario() -> None:
        shop = Workshop(root / CONF, Look())
        work = asyncio.create_task(shop._keep_up(Watch(root, (), shop.stir)))
        shop.stir()
        state = await shop.next_state("")
        assert state is not None
        assert state.trouble is not None
        for _ in range(1000):
            await asyncio.sleep(0)
        assert (shop.state, shop.state.stamp.rpartition("-")[2]) == (state, "2")
        work.cancel()

    in_a_loop(scenario())


def test_an_embargo_that_ends_is_seen_though_nothing_is_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_sample(tmp_path)
    edit(root / CONF, "NOW =", "THEN =")
    now = datetime.now(UTC)
    moments = [now, None]  # the next change: at once, and then never

    def staged(*args: Any, **options: Any) -> Any:
        return SimpleNamespace(site=SimpleNamespace(next_change=moments.pop(0)), clock=SimpleNamespace(now=now))

    monkeypatch.setattr(Desk, "stage", staged)

    async def scenario() -> None:
        shop = Workshop(root / CONF, Look())
        work = asyncio.create_task(shop._keep_up(Watch(root, (), shop.stir)))
        shop.stir()
        first = await shop.next_state("")
        assert first is not None
        assert first.is_live
        assert await shop.next_state(first.stamp) is not None
        assert moments == []
        work.cancel()

    in_a_loop(scenario())


def test_a_folder_that_was_made_anew_is_watched(tmp_path: Path) -> None:
    """Other versions from the archive may replace the whole folder."""
    root = copy_sample(tmp_path)
    with previewing(root) as base:
        ask(base)
        (root / "content").rename(root / "old")
        page_when(base, "/", lambda text: not is_well(text))
        (root / "old").rename(root / "content")
        page_when(base, "/", is_well)
        edit(root / COURSE, "im November", "im Dezember")
        page_when(base, "/nachrichten/kochkurs/", lambda text: "Dezember" in text)


def test_what_editors_leave_beside_their_files_is_no_change(tmp_path: Path) -> None:
    for name in (".index.md.swp", "index.md~", "~$index.md", "#index.md#"):
        assert not watching.is_content(Change.modified, str(tmp_path / name))
    assert watching.is_content(Change.deleted, str(tmp_path / "index.md"))


def test_a_port_in_use_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert serve(str(tmp_path / CONF), port=port) == 1
    assert f"--port {port + 1}" in capsys.readouterr().err
