"""Promises to whoever asks a web server that has our rules: Apache httpd and nginx, at the root and below a path."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plan.test_departures import AFTER, edit
from tests.render.test_building import built
from tests.samples import ARTICLES, copy_sample, settings_of
from tests.servers import MODULES, Host, served

SERVERS = ("apache", "nginx")
HOST = "https://partner.example"
NASTY = "/alt/Größe%20(1)%22$1.php"
REDIRECTED = "expires: 2025-10-31\nredirect: https://anderswo.example/a%20b/?ort=Köln&x=$1#%2F"


class Site(Host):
    """A host with the path below which the site lies."""

    def __init__(self, port: int, base: str) -> None:
        super().__init__(port)
        self.base = base


def site(root: Path, server: str, base: str) -> Path:
    built(settings_of(root, NOW=AFTER, SITEURL=HOST + base, WEB_SERVER=server, COMPRESSED=True))
    return root / "output"


@pytest.fixture(scope="module", params=[(server, base) for server in SERVERS for base in ("", "/partner")])
def host(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The sample after the course has expired, also in French, with another one that leads on."""
    root = copy_sample(tmp_path_factory.mktemp("host"))
    course = root / ARTICLES / "2025-08-01-kochkurs"
    french = "---\ntitle: Cours de cuisine\nsummary: Un soir.\n---\n\nTexte.\n"
    (course / "index.fr.md").write_text(french, encoding="utf-8")
    (root / ARTICLES / "2025-08-02-backkurs").mkdir()
    text = (course / "index.md").read_text(encoding="utf-8").replace("expires: 2025-10-31", REDIRECTED)
    (root / ARTICLES / "2025-08-02-backkurs/index.md").write_text(text, encoding="utf-8")
    edit(root, "2025-09-18-buergerreise", "  - /alt/reise/", f"  - /alt/reise/\n  - {NASTY}\n  - /termine/altes.html")
    server, base = request.param
    with served(server, site(root, server, base), base) as host:
        yield Site(host.port, base)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site(copy_sample(tmp_path_factory.mktemp("plain")), "apache", "")


@pytest.mark.parametrize("asked", ["/nachrichten/kochkurs/", "/nachrichten/kochkurs"])
def test_what_has_expired_is_gone(host: Site, asked: str) -> None:
    """410, with a page that says so in the reader's language and leads on."""
    answer, body = host.get(host.base + asked)
    assert answer.status == 410
    assert "Diese Nachricht gibt es nicht mehr" in body.decode()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_it_is_gone_in_each_language(host: Site) -> None:
    answer, body = host.get(f"{host.base}/fr/actualites/kochkurs/")
    assert answer.status == 410
    assert "Cette actualité n’existe plus" in body.decode()


def test_nobody_finds_its_page_by_the_name_of_the_file(host: Site) -> None:
    answer, _ = host.get(f"{host.base}/nachrichten/kochkurs/index.html")
    assert answer.status in (404, 410)


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/alt/reise/", "/nachrichten/buergerreise/"),
        ("/alt/reise", "/nachrichten/buergerreise/"),
        ("/alt/reise/index.html", "/nachrichten/buergerreise/"),
        ("/termine/altes.html", "/nachrichten/buergerreise/"),
        ("/alt/Gr%C3%B6%C3%9Fe%20(1)%22$1.php", "/nachrichten/buergerreise/"),
        ("/nachrichten/backkurs/", "https://anderswo.example/a%20b/?ort=K%C3%B6ln&x=%241#%2F"),
    ],
)
def test_an_old_address_leads_on_for_good(host: Site, asked: str, leads_to: str) -> None:
    answer, _ = host.get(host.base + asked)
    assert answer.status == 301
    assert answer.headers["Location"] == (leads_to if "://" in leads_to else HOST + host.base + leads_to)


@pytest.mark.parametrize("asked", ["/alt/reise/x", "/alt/reisen/", "/nachrichten/kochkurs/x", "/nachrichten/kochkurse"])
def test_what_is_near_an_old_address_is_just_not_there(host: Site, asked: str) -> None:
    answer, body = host.get(host.base + asked)
    assert answer.status == 404
    assert "Hier ist der Faden gerissen" in body.decode()


def test_what_is_not_there_is_said_in_the_language_of_the_address(host: Site) -> None:
    answer, body = host.get(f"{host.base}/fr/rien/")
    assert answer.status == 404
    assert '<html lang="fr"' in body.decode()


def test_the_rules_themselves_are_not_shown(host: Site) -> None:
    assert {host.get(f"{host.base}/{name}")[0].status for name in (".htaccess", "nginx.conf")} <= {403, 404}


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/feed.atom", "application/atom+xml; charset=utf-8"),
        ("/termine/termine.ics", "text/calendar; charset=utf-8"),
        ("/feed.json", "application/json"),
    ],
)
def test_everything_has_its_type(host: Site, asked: str, kind: str) -> None:
    answer, _ = host.get(host.base + asked)
    assert answer.status == 200
    assert answer.headers["Content-Type"].lower() == kind


def test_pages_are_asked_for_again_and_sent_only_when_they_are_new(host: Site) -> None:
    """Also compressed, as browsers ask for them."""
    answer, body = host.get(f"{host.base}/", {"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert b"</html>" in gzip.decompress(body)
    assert answer.headers["Cache-Control"] == "no-cache"
    asked_again = {"Accept-Encoding": "gzip", "If-None-Match": answer.headers["ETag"]}
    assert host.get(f"{host.base}/", asked_again)[0].status == 304


def test_what_changes_its_address_is_kept(host: Site) -> None:
    _, body = host.get(f"{host.base}/")
    style = body.decode().partition('<link rel="stylesheet" href="')[2].partition('"')[0]
    answer, _ = host.get(style)
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    font, _ = host.get(f"{host.base}/theme/fonts/serif-latin.woff2")
    assert (font.status, font.headers["Cache-Control"]) == (200, "public, max-age=604800")
    missing, _ = host.get(f"{host.base}/theme/css/site.0123456789.css")
    assert missing.status == 404
    assert "immutable" not in str(missing.headers["Cache-Control"])


def test_a_page_says_who_may_frame_it(host: Site) -> None:
    """On errors, too; and HTTPS alone is demanded only where the whole host is the site."""
    for asked in ("/", "/nichts/"):
        headers = host.get(host.base + asked)[0].headers
        assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert ("Strict-Transport-Security" in headers) is not host.base.startswith("/")


@pytest.mark.parametrize("lacking", ["headers", "rewrite", "deflate", "filter"])
def test_a_host_that_lacks_a_module_still_shows_the_site(plain: Path, lacking: str) -> None:
    modules = tuple(name for name in MODULES if name != lacking and (lacking, name) != ("filter", "deflate"))
    with served("apache", plain, modules=modules) as host:
        assert [host.get(asked)[0].status for asked in ("/", "/feed.atom", "/nichts/")] == [200, 200, 404]
