"""The corpus as a project of ours: bundles, settings, and the code and the theme as they are at that moment."""

import compileall
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tools.bench.contestants import Contestant
from tools.bench.corpus import CITIES, NOW, TOPICS, Article, City, Course, Event, Text
from tools.bench.installing import environment
from tools.bench.layouts.documents import put, with_front_matter
from tools.bench.photographs import photograph

CHECKOUT = Path(__file__).parents[3]
_CODE = ("tasks.py", "theme", "twinning")
_URL = "https://www.example.org"
_ABOUT = "pages/ueber-uns/index.md"

SETTINGS = f'''"""An invented site to measure: its texts are put together by chance."""

from twinning.edges.defaults import *

SITENAME = "Musterstadt und seine Partnerstädte"
SITEURL = ""
ORGANISATION = "Stadt Musterstadt"
HOME_CITY = {{"names": {{"de": "Musterstadt"}}, "country": "DE", "coordinates": (50.0, 8.0)}}
PATH = "content"
THEME = "theme"
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
TIMEZONE = "Europe/Berlin"
NOW = "{NOW:%Y-%m-%d %H:%M}"
DEFAULT_LANG = "de"
LANGUAGES = @LANGUAGES@
_NAMES = ("articles", "cities", "events", "topics", "past", "search", "subscribe")
SECTIONS = {{
    "de": dict(zip(_NAMES, ("nachrichten", "staedte", "termine", "themen", "damals", "suche", "abonnieren"))),
    "en": dict(zip(_NAMES, ("news", "cities", "events", "topics", "past", "search", "subscribe"))),
    "fr": dict(zip(_NAMES, ("actualites", "villes", "agenda", "themes", "archives", "recherche", "abonnements"))),
}}
TOPICS = {{slug: {{"de": slug.capitalize()}} for slug in {TOPICS!r}}}
CHANNELS = ("facebook",)
FEED_AUTHORITY = "example.org,2025"
STYLE_PAGE = False
SEARCH = False
'''

_PAGES = {
    "ueber-uns": "title: Über uns\nsummary: Was diese Website zeigt.\nmenu: main\norder: 1",
    "impressum": "title: Impressum\nsummary: Wer dahintersteht.\nmenu: footer\norder: 1\nrole: imprint",
    "datenschutz": "title: Datenschutz\nsummary: Was gespeichert wird.\nmenu: footer\norder: 2\nrole: privacy",
}


def write(folder: Path, course: Course, code: Path = CHECKOUT, more: str = "") -> Contestant:
    """A project with a copy of the code, so that nobody who works at it meanwhile is measured too.

    ``more`` are settings that count after the others.
    """
    write_content(folder, course)
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(more)
    for name in _CODE:
        if (code / name).is_dir():
            shutil.copytree(code / name, folder / name)
        else:
            shutil.copy(code / name, folder / name)
    compileall.compile_dir(folder / "twinning", quiet=2)  # as every build but the very first finds it
    return contestant(folder, course)


def write_content(folder: Path, course: Course) -> None:
    """The texts and the settings alone, in an empty or missing folder."""
    put(folder / "content", _files(course))
    for article in course.of_articles():
        if article.picture:
            photograph((folder / "content" / article_path(article)).with_name(article.picture), Random(article.slug))
    settings = SETTINGS.replace('SITEURL = ""', f'SITEURL = "{_URL if course.pictures else ""}"')
    settings = settings.replace("@LANGUAGES@", repr(course.languages))
    (folder / "pelicanconf.py").write_text(settings, encoding="utf-8")


def contestant(folder: Path, course: Course) -> Contestant:
    """A folder that is there. Every page of the site bears the title of the page in its menu."""
    content = folder / "content"
    return Contestant(
        name="ours",
        folder=folder,
        command=(sys.executable, "-m", "invoke", "build"),
        environment=environment(),
        output=folder / "output",
        caches=(folder / ".cache", folder / "output.spare"),
        text=content / article_path(course.middle),
        headline=content / _ABOUT,
        newest=content / article_path(course.newest),
    )


def article_path(article: Article, language: str = "de") -> str:
    """Below the folder ``content``."""
    ending = "md" if language == "de" else f"{language}.md"
    return f"articles/{article.day:%Y}/{article.day}-{article.slug}/index.{ending}"


def article_words(article: Article, language: str = "de") -> str:
    """A whole file."""
    words = article.texts[language]
    return with_front_matter(_matter(words, **(_shared(article) if language == "de" else {})), _linked(words.body, 3))


def city_words(city: City) -> str:
    matter = {
        "title": city.name,
        "summary": f"{city.name} und Musterstadt sind seit {city.signed} Partnerstädte.",
        "country": city.country,
        "coordinates": list(city.coordinates),
        "languages": [city.language],
        "kind": "partnership",
        "signed": [{"date": city.signed}],
    }
    return with_front_matter(matter, f"Diese Stadt gibt es nicht. Ihre Partnerschaft besteht seit {city.signed}.\n")


def _files(course: Course) -> Iterator[tuple[str, str]]:
    for city in CITIES:
        yield f"cities/{city.slug}/index.md", city_words(city)
    for name, matter in _PAGES.items():
        yield f"pages/{name}/index.md", f"---\n{matter}\n---\n\nEine Seite, die überall im Menü steht.\n"
    for event in course.of_events():
        yield f"events/{event.day:%Y}/{event.day}-{event.slug}/index.md", _event(event)
    for article in course.of_articles():
        for language in article.texts:
            yield article_path(article, language), article_words(article, language)


def _event(event: Event) -> str:
    matter = _matter(event.text, kind="trip", cities=[event.city], topics=[event.topic], place={"name": "Rathaus"})
    return with_front_matter(matter, _linked(event.text.body, 3))


def _shared(article: Article) -> dict[str, object]:
    given = {
        "cities": list(article.cities),
        "topics": list(article.topics),
        "channels": list(article.channels),
        "events": [article.event] if article.event else [],
        "image": {"file": article.picture, "alt": "Ein Muster", "credit": "Muster"} if article.picture else {},
    }
    return {name: value for name, value in given.items() if value}


def _matter(words: Text, **more: object) -> dict[str, object]:
    return {"title": words.title, "summary": words.summary, **more}


def _linked(body: str, depth: int) -> str:
    for city in CITIES:
        body = body.replace(f"(city:{city.slug})", f"({'../' * depth}cities/{city.slug}/index.md)")
    return body
