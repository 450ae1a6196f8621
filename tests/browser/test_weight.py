"""Promises to a reader on a train: what a page weighs, how often it asks, and that nothing jumps.

Bytes are those that a host sends compressed (gzip -9), without headers; kB are 1000 bytes. The table of all kinds:
invoke weight.
"""

import gzip
import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.conftest import KINDS, NOW, addresses
from tests.hosts import hosted
from twinning.edges.stages import Staged, stage
from twinning.plan.outputs import Function, Output, Template
from twinning.render.building import build
from twinning.render.rendering import render

Pages = Callable[..., Page]
FIRST_ROUND = 14_000  # a page and the style sheet
ARTICLE = 100_000  # with fonts, without photographs
REQUESTS = 12
SECOND = 15_000
SCRIPT = 10_000
PHOTOGRAPHS = (".avif", ".webp", ".jpg", ".jpeg", ".png")
# Everything that was asked for, with what it weighed on its way.
LOADED = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .map(({ name, encodedBodySize, transferSize }) => [new URL(name).pathname, encodedBodySize, transferSize])"""
# A sentence with the letters that a language has and others have not, and a word that is stressed.
_WORDS = {
    "de": "Über fünfzig Gäste aus Bunkyō und Guimarães kamen *sehr gern* zum großen Fest.",
    "fr": "Cinquante hôtes de Bunkyō, ravis d'être là, ont *beaucoup* goûté l'œuvre française.",
    "pt-PT": "Cinquenta convidados de Bunkyō gostaram *muito* da exposição em Guimarães.",
    "bg": "Петдесет гости от Bunkyō и Guimarães дойдоха *с голяма радост* на празника „Щастие“.",
    "ja": "文京区とGuimarãesからの五十人の客が*喜んで*お祭りに来ました。",
    "sr-Latn": "Pedeset gostiju iz grada Bunkyō došlo je *vrlo rado* na svečanost; đački hor, žurka, čaša.",
    "bs": "Pedeset gostiju iz grada Bunkyō došlo je *vrlo rado* na svečanost; đački hor, žurka, čaša.",
    "hr": "Pedeset gostiju iz grada Bunkyō došlo je *vrlo rado* na svečanost; đački zbor, žurka, čaša.",
    "da": "Halvtreds gæster fra Bunkyō kom *meget gerne* til den store fest på øen.",
}
WATCH = """
window.shifts = [];
new PerformanceObserver((list) => list.getEntries().forEach(({ value, sources }) =>
  shifts.push([value, ...sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? "").slice(0, 100))])
)).observe({ type: "layout-shift", buffered: true });
"""


@dataclass(frozen=True)
class Weight:
    kind: str
    html: int
    css: int
    loaded: int
    photographs: int
    requests: int
    second: int  # bytes, after another page in its language

    def row(self) -> str:
        numbers = (self.html, self.css, self.html + self.css, self.loaded, self.photographs, self.requests, self.second)
        return f"{self.kind:16}" + "".join(f"{number:12,}" for number in numbers)


HEADING = f"{'':16}" + "".join(
    f"{name:>12}" for name in ("HTML", "CSS", "together", "all loaded", "photographs", "requests", "as second")
)


@pytest.fixture(scope="module")
def weights(staged: tuple[Staged, Path], base: str, browser: Browser) -> list[Weight]:
    """Of each kind the heaviest page in any language, seen first, and seen after one without pictures and maps."""
    site, folder = staged
    weights = []
    for kind in KINDS:
        pages = [(page, language) for language in site.site.facts.languages for page in addresses(site, kind, language)]
        address, language = max(pages, key=lambda page: _compressed(folder, page[0]))
        before = addresses(site, "topic.html" if kind == "year.html" else "year.html", language)[0]
        weights.append(_weighed(browser, kind, base + address, base + before))
    return weights


def _compressed(folder: Path, address: str) -> int:
    file = folder / address.lstrip("/")
    return len(gzip.compress((file / "index.html" if address.endswith("/") else file).read_bytes(), 9, mtime=0))


def _weighed(browser: Browser, kind: str, address: str, before: str) -> Weight:
    first, second = _loads(browser, address), _loads(browser, before, address)
    sizes = {path: size for path, size, _ in first}  # of a preloaded file there may be two entries
    return Weight(
        kind=kind.removesuffix(".html"),
        html=first[0][1],
        css=sum(size for path, size in sizes.items() if path.endswith(".css")),
        loaded=sum(sizes.values()),
        photographs=sum(size for path, size in sizes.items() if path.endswith(PHOTOGRAPHS)),
        requests=len(sizes),
        second=sum(size for path, size, sent in second if sent and not path.endswith(PHOTOGRAPHS)),
    )


def _loads(browser: Browser, *visits: str) -> list[tuple[str, int, int]]:
    """What the last of some visits, one after the other, loads without being scrolled."""
    context = browser.new_context(
        locale="de-DE", viewport={"width": 412, "height": 823}, device_scale_factor=1.75, is_mobile=True
    )
    with closing(context):
        page = context.new_page()
        for visit in visits:
            page.goto(visit, wait_until="networkidle")
        return [(path, size, sent) for path, size, sent in page.evaluate(LOADED)]


def test_every_kind_of_page_comes_in_one_round_trip(weights: list[Weight]) -> None:
    """HTML and style sheet together, the heaviest page of each kind in any language; and few requests."""
    print("\n".join([HEADING, *(weight.row() for weight in weights)]))
    assert not [weight for weight in weights if weight.html + weight.css > FIRST_ROUND]
    assert not [weight for weight in weights if weight.requests > REQUESTS]


def test_a_front_page_full_of_photographs_comes_in_one_round_trip(tmp_path: Path) -> None:
    """In every language: the lead story and nine more, each with a photograph that has a long name and a credit."""
    from pelican.settings import read_settings

    shutil.copytree("content", tmp_path / "content")
    another = tmp_path / "content/articles/2025/2025-09-17-kochen"
    another.mkdir()
    words = "title: Gemeinsam kochen\nsummary: Ein Abend.\nsection: miscellany\nsource: Musterstadt"
    (another / "index.md").write_text(f"---\n{words}\n---\n\nText.\n", encoding="utf-8")
    for number, article in enumerate((tmp_path / "content/articles").glob("*/*/index.md")):
        _illustrate(article, number)
    places = {"PATH": str(tmp_path / "content"), "CACHE_PATH": str(tmp_path / "cache")}
    staged = stage(
        read_settings("pelicanconf.py", override={**places, "NOW": NOW, "SITEURL": "https://partner.example"})
    )
    made = {path: render(output, staged.templates) for path, output in staged.plan.items() if _is_of_home(output)}
    style = sum(len(gzip.compress(data, 9, mtime=0)) for path, data in made.items() if path.suffix == ".css")
    pages = {str(path): data for path, data in made.items() if path.suffix == ".html"}
    assert len(pages) == len(staged.site.facts.languages)
    assert all(html.count(b"<picture>") >= 10 for html in pages.values())
    weights = {path: style + len(gzip.compress(html, 9, mtime=0)) for path, html in pages.items()}
    print("\n".join(f"{path:24}{weight:10,}" for path, weight in weights.items()))
    assert max(weights.values()) <= FIRST_ROUND


def _illustrate(article: Path, number: int) -> None:
    Image.new("RGB", (3000, 2000), (20 * number, 0, 0)).save(article.with_name("empfang-im-rathaus-am-abend.jpg"))
    alt = f"Gäste der Reise Nummer {number} stehen vor dem Rathaus und winken"
    words = f"file: empfang-im-rathaus-am-abend.jpg, alt: {alt}, credit: Erika Mustermann"
    text = article.read_text(encoding="utf-8").replace("---\n", f"---\nimage: {{{words}}}\n", 1)
    article.write_text(text, encoding="utf-8")


def _is_of_home(output: Output) -> bool:
    return output.recipe.name == "home.html" or output.path.suffix == ".css"


def test_an_article_is_light(weights: list[Weight]) -> None:
    """With its fonts, and without photographs."""
    article = next(weight for weight in weights if weight.kind == "article")
    assert article.loaded - article.photographs <= ARTICLE


def test_an_article_is_light_in_every_language(
    staged: tuple[Staged, Path], tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> None:
    """Also where nobody has translated one yet, with names from other cities, and with a word that is stressed."""
    folder = tmp_path_factory.mktemp("articles")
    pages = _translated(folder, addresses(staged[0], "article.html")[0].split("/")[-2])
    with hosted(folder / "output") as base:
        loads = {language: _loads(browser, base + address) for language, address in pages.items()}
    kinds = {
        language: {path: size for path, size, _ in load if not path.endswith(PHOTOGRAPHS)}
        for language, load in loads.items()
    }
    weights = {language: sum(sizes.values()) for language, sizes in kinds.items()}
    fonts = {language: sum(path.endswith(".woff2") for path in sizes) for language, sizes in kinds.items()}
    print("\n".join(f"{language:12}{weight:10,}{fonts[language]:4} fonts" for language, weight in weights.items()))
    assert not {language: weight for language, weight in weights.items() if weight > ARTICLE}
    assert fonts["bg"] > fonts["de"]  # it has really asked for its own letters
    assert all(len(load) <= REQUESTS for load in loads.values())


def _translated(folder: Path, slug: str) -> Mapping[str, str]:
    """The pages of an article in every language, in a site with no other pages; their addresses."""
    from pelican.settings import read_settings

    shutil.copytree("content", folder / "content")
    places = {"PATH": str(folder / "content"), "CACHE_PATH": str(folder / "cache")}
    settings = read_settings("pelicanconf.py", override={**places, "NOW": NOW, "SITEURL": "https://partner.example"})
    bundle = next((folder / "content/articles").glob(f"*/*-{slug}"))
    for language in settings["LANGUAGES"][1:]:
        words = " ".join([_WORDS.get(language, _WORDS["de"])] * 20)
        text = f"---\ntitle: {_WORDS.get(language, _WORDS['de'])[:60]}\nsummary: {words[:200]}\n---\n\n{words}\n"
        (bundle / f"index.{language}.md").write_text(text, encoding="utf-8")
    staged = stage(settings)
    pages = {
        output.recipe.language: path
        for path, output in staged.plan.items()
        if isinstance(output.recipe, Template) and output.recipe.name == "article.html" and path.parent.name == slug
    }
    needed = {
        path: output
        for path, output in staged.plan.items()
        if path in pages.values() or (isinstance(output.recipe, Function) and path.name != "sharing.png")
    }
    build(needed, folder / "output", folder / "manifest.json", staged.templates)
    assert set(pages) == set(settings["LANGUAGES"])
    return {language: f"/{path.parent}/" for language, path in pages.items()}


def test_the_second_page_is_a_few_kilobytes(weights: list[Weight]) -> None:
    """Whoever goes on from another page has the style sheet and the fonts."""
    assert not [weight for weight in weights if weight.second > SECOND]


def test_scripts_are_few(staged: tuple[Staged, Path]) -> None:
    """All that is not the search, uncompressed."""
    scripts = [path for path in (staged[1] / "theme").rglob("*.js") if not path.name.startswith("search.")]
    assert 0 < sum(script.stat().st_size for script in scripts) <= SCRIPT


@pytest.mark.parametrize("late", [0.06, 0.4])
def test_nothing_jumps(staged: tuple[Staged, Path], page_factory: Pages, late: float) -> None:
    """No layout shift on any kind of page, however late its fonts, pictures and scripts come."""
    with hosted(staged[1], late) as base:
        for kind, width in product(KINDS, (360, 1280)):
            page = page_factory(viewport={"width": width, "height": 823})
            page.add_init_script(WATCH)
            page.goto(base + addresses(staged[0], kind)[0], wait_until="networkidle")
            assert page.evaluate("shifts") == [], (kind, width)
            page.context.close()
