"""Promises of every page of the site as it is published."""

import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from tests.site.conftest import BuiltSite
from tests.tools.install import vnu_command

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


class Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def elements(page: Path) -> list[tuple[str, dict[str, str]]]:
    return Elements(page.read_text(encoding="utf-8")).found


def test_the_html_checker_finds_nothing(site: BuiltSite) -> None:
    """Every page is valid by the W3C's Nu checker, warnings included."""
    pages = [str(page) for page in site.pages()]
    run = subprocess.run(
        [*vnu_command(), "--format", "json", *pages], capture_output=True, encoding="utf-8", check=False
    )
    messages = json.loads(run.stderr)["messages"]
    # Read from the disk, a page has no host that its policy could allow, and data is no script: the browser's tests
    # hold the policy.
    wrong = [m for m in messages if "Content Security Policy (meta tag)" not in m["message"]]
    told = {(m["url"], m.get("lastLine"), m["message"]) for m in wrong if m["type"] != "info" or "subType" in m}
    assert not told


def test_no_link_leads_nowhere(site: BuiltSite) -> None:
    """Every address on our own pages is a file of the site, and every fragment an element of that page."""
    files = {f"{site.base}{path}".removesuffix("index.html") for path in site.staged.plan}
    ids = {page: {attributes.get("id") for _, attributes in elements(page)} for page in site.pages()}
    for page in site.pages():
        here = site.base + page.relative_to(site.folder).as_posix().removesuffix("index.html")
        for tag, attributes in elements(page):
            address = attributes.get("href") or attributes.get("src") or ""
            parts = urlsplit(address)
            if parts.scheme in ("mailto", "tel") or (parts.netloc and not address.startswith(site.url + "/")):
                continue
            path = unquote(parts.path) or here
            assert path in files, f"{here}: <{tag}> {address}"
            if parts.fragment:
                target = site.folder / path.removeprefix(site.base)
                target = target / "index.html" if path.endswith("/") else target
                known = ids.get(target) or set(re.findall(r'id="([^"]+)"', target.read_text(encoding="utf-8")))
                assert unquote(parts.fragment) in known, f"{here}: {address}"


def test_nothing_is_fetched_from_anyone_else(site: BuiltSite) -> None:
    """No page asks another host for anything; scripts stand in files of our own, styles are never inline."""
    for page in site.pages():
        for tag, attributes in elements(page):
            assert tag not in ("iframe", "object", "embed"), page
            is_data = attributes.get("type") == "application/ld+json"
            assert tag != "script" or attributes.get("src") or is_data, page
            assert not {name for name in attributes if name.startswith("on") or name == "style"}, (page, attributes)
            fetched = attributes.get("src") or (attributes.get("href") if attributes.get("rel") in LOADED else "")
            assert not urlsplit(fetched or "").netloc, f"{page}: {fetched}"
    for css in site.folder.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(https?:)?//", css.read_text(encoding="utf-8"))


def test_every_page_begins_with_its_policy(site: BuiltSite) -> None:
    """Nothing is loaded before it is known what may be; only the search may run WebAssembly, few pages any script."""
    for page in site.pages():
        tag, attributes = next(each for each in elements(page) if each[0] not in ("html", "head"))
        assert (tag, attributes.get("http-equiv")) == ("meta", "Content-Security-Policy"), page
        policy = attributes["content"]
        assert policy.startswith("default-src 'none'; "), page
        assert "unsafe-inline" not in policy, page
        assert "unsafe-eval" not in policy.replace("wasm-unsafe-eval", ""), page
        scripts = [each["src"] for name, each in elements(page) if name == "script" and each.get("src")]
        assert ("script-src 'self'" in policy) is bool(scripts), page
        assert all(re.fullmatch(rf"{site.base}theme/js/\w+\.[0-9a-f]{{10}}\.js", src) for src in scripts), page


LOADED = ("stylesheet", "preload", "icon", "manifest", "modulepreload")


def test_style_sheets_find_their_files(site: BuiltSite) -> None:
    """Every font and picture that a style sheet names is there."""
    for css in site.folder.rglob("*.css"):
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", css.read_text(encoding="utf-8")):
            if not address.startswith("data:"):
                assert (css.parent / address).resolve().is_file(), address


def test_language_alternates_are_reciprocal(site: BuiltSite) -> None:
    """If a page names another as its translation, that page names it back, and both name one x-default."""
    alternates: dict[str, dict[str, str]] = {}
    for page in site.pages():
        links = [attributes for tag, attributes in elements(page) if tag == "link"]
        canonical = next((link["href"] for link in links if link.get("rel") == "canonical"), None)
        if canonical:
            alternates[canonical] = {
                link["hreflang"]: link["href"]
                for link in links
                if link.get("hreflang") and link["rel"] == "alternate" and link.get("type") is None
            }
    for address, named in alternates.items():
        for language, other in named.items():
            assert not language.endswith("-simple"), address
            assert alternates[other] == named, (address, other)
        assert not named or address in named.values(), address
    assert any(alternates.values())


def test_the_sitemap_names_every_page_that_wants_to_be_found(site: BuiltSite) -> None:
    """Whole addresses, with their language alternates, and nothing that is not there."""
    root = ET.parse(site.folder / "sitemap.xml").getroot()
    told = {loc.text for loc in root.findall("s:url/s:loc", SITEMAP)}
    assert all(address and address.startswith(site.url + "/") for address in told)
    assert told == {
        attributes["href"]
        for page in site.pages()
        for tag, attributes in elements(page)
        if tag == "link" and attributes.get("rel") == "canonical" and "404" not in page.name and not is_noindex(page)
    }


def is_noindex(page: Path) -> bool:
    return any(tag == "meta" and attributes.get("name") == "robots" for tag, attributes in elements(page))


def test_feeds_are_whole(site: BuiltSite) -> None:
    """Every edition's feed names itself, has unique ids, whole addresses, and a language on every entry."""
    for path in site.folder.rglob("feed.atom"):
        root = ET.parse(path).getroot()
        ids = [each.text for each in root.findall("a:entry/a:id", ATOM)]
        assert len(ids) == len(set(ids)) > 0
        links = {link.get("rel"): link.get("href") for link in root.findall("a:link", ATOM)}
        assert links["self"] == f"{site.url}/{path.relative_to(site.folder).as_posix()}"
        for entry in root.findall("a:entry", ATOM):
            link = entry.find("a:link", ATOM)
            assert link is not None
            assert str(link.get("href")).startswith(site.url + "/")
            assert entry.get("{http://www.w3.org/XML/1998/namespace}lang")


def test_one_heading_of_the_first_rank(site: BuiltSite) -> None:
    """Each page has one h1, a title, a language, a main and a way past the menu."""
    for page in site.pages():
        if page.parent.name in former_addresses(site):
            continue
        found = elements(page)
        tags = [tag for tag, _ in found]
        assert tags.count("h1") == 1, page
        assert tags.count("main") == 1, page
        assert next(attributes for tag, attributes in found if tag == "html").get("lang"), page
        assert any(tag == "a" and attributes.get("href", "").startswith("#") for tag, attributes in found), page


def former_addresses(site: BuiltSite) -> set[str]:
    return {path.parent.name for path, output in site.staged.plan.items() if output.recipe.name.endswith(".redirect")}
