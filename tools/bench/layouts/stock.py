"""The corpus for Pelican as it comes, with typogrify and a theme equal to ours in what it says.

Pelican has one category for an article; topics and cities are tags, therefore. It has no translated lists: there is one
edition, with the translations as pages beside their originals. Its second form of a feed is RSS.
"""

from collections.abc import Iterator
from pathlib import Path

from tools.bench.contestants import Contestant
from tools.bench.corpus import CITIES, TOPICS, Article, Course, Event
from tools.bench.installing import Tools
from tools.bench.layouts.documents import put

_THEME = Path(__file__).parents[1] / "peers" / "stock"

_SETTINGS = f"""
SITENAME = "Musterstadt und seine Partnerstädte"
SITEURL = "https://www.example.org"
PATH = "content"
OUTPUT_PATH = "output"
THEME = {str(_THEME)!r}
THEME_STATIC_PATHS = []
STATIC_PATHS = []
TIMEZONE = "Europe/Berlin"
DEFAULT_LANG = "de"
LOCALE = ["C"]
DEFAULT_DATE_FORMAT = "%d.%m.%Y"
TYPOGRIFY = True
RELATIVE_URLS = False
DEFAULT_PAGINATION = False
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["events"]
ARTICLE_URL = "nachrichten/{{slug}}/"
ARTICLE_SAVE_AS = "nachrichten/{{slug}}/index.html"
ARTICLE_LANG_URL = "{{lang}}/nachrichten/{{slug}}/"
ARTICLE_LANG_SAVE_AS = "{{lang}}/nachrichten/{{slug}}/index.html"
PAGE_URL = "termine/{{slug}}/"
PAGE_SAVE_AS = "termine/{{slug}}/index.html"
TAG_URL = "themen/{{slug}}/"
TAG_SAVE_AS = "themen/{{slug}}/index.html"
YEAR_ARCHIVE_URL = "nachrichten/{{date:%Y}}/"
YEAR_ARCHIVE_SAVE_AS = "nachrichten/{{date:%Y}}/index.html"
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "agenda"]
AGENDA_SAVE_AS = "termine/index.html"
FEED_MAX_ITEMS = @ENTRIES@
FEED_ALL_ATOM = "feed.atom"
FEED_ALL_RSS = "feed.rss"
TAG_FEED_ATOM = "themen/{{slug}}/feed.atom"
TAG_FEED_RSS = "themen/{{slug}}/feed.rss"
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
RSS_FEED_SUMMARY_ONLY = False
TOPIC_NAMES = {TOPICS!r}
CITY_NAMES = {tuple(city.slug for city in CITIES)!r}
MARKDOWN = {{
    "extension_configs": {{
        "markdown.extensions.abbr": {{}},
        "markdown.extensions.attr_list": {{}},
        "markdown.extensions.def_list": {{}},
        "markdown.extensions.footnotes": {{}},
        "markdown.extensions.sane_lists": {{}},
        "markdown.extensions.tables": {{}},
        "markdown.extensions.toc": {{}},
    }},
    "output_format": "html5",
}}
"""


def write(folder: Path, course: Course, tools: Tools) -> Contestant:
    content = folder / "content"
    put(content, _files(course))
    settings = _SETTINGS.replace("@ENTRIES@", str(course.entries))
    (folder / "pelicanconf.py").write_text(settings, encoding="utf-8")
    return Contestant(
        name="Pelican",
        folder=folder,
        command=(str(tools.python), "-m", "pelican", "content", "-s", "pelicanconf.py", "-q"),
        environment=tools.environment,
        output=folder / "output",
        text=content / _path(course.middle, "de"),
        headline=content / _path(course.newest, "de"),
        newest=content / _path(course.newest, "de"),
    )


def _files(course: Course) -> Iterator[tuple[str, str]]:
    for event in course.of_events():
        yield f"events/{event.slug}.md", _event(event)
    for article in course.of_articles():
        for language in article.texts:
            yield _path(article, language), _article(article, language)


def _path(article: Article, language: str) -> str:
    return f"articles/{article.day:%Y}/{article.slug}{'' if language == 'de' else f'.{language}'}.md"


def _article(article: Article, language: str) -> str:
    words = article.texts[language]
    lines = {
        "Title": words.title,
        "Date": f"{article.day} 00:00",
        "Slug": article.slug,
        "Lang": language,
        "Category": "nachrichten",
        "Tags": ", ".join((*article.topics, *article.cities)),
        "Summary": words.summary,
    }
    return _document(lines, words.body)


def _event(event: Event) -> str:
    lines = {
        "Title": event.text.title,
        "Date": f"{event.day} 00:00",
        "Slug": event.slug,
        "City": event.city,
        "Summary": event.text.summary,
    }
    return _document(lines, event.text.body)


def _document(lines: dict[str, str], body: str) -> str:
    front = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return f"{front}\n{body.replace('(city:', '({tag}')}"
