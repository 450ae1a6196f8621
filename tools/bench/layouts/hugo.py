"""The corpus for Hugo: three editions, in which the German articles stand in for those that are not translated.

Topics, cities and years are its taxonomies. Its typographer is goldmark's, with German quotation marks.
"""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.bench.contestants import Contestant
from tools.bench.corpus import CITIES, TOPICS, Article, Course, Event
from tools.bench.installing import Tools
from tools.bench.layouts.documents import put, with_front_matter

_THEME = Path(__file__).parents[1] / "peers" / "hugo"

_SETTINGS = """
baseURL = "https://www.example.org/"
title = "Musterstadt und seine Partnerstädte"
defaultContentLanguage = "de"
timeZone = "Europe/Berlin"
disableKinds = ["taxonomy", "robotstxt", "404"]
enableRobotsTXT = false

[params]
entries = @ENTRIES@
topics = @TOPICS@
cities = @CITIES@

[taxonomies]
topic = "themen"
city = "staedte"
year = "jahre"

[languages.de]
weight = 1
[languages.en]
weight = 2
[languages.fr]
weight = 3

[permalinks.page]
nachrichten = "/nachrichten/:slug/"
termine = "/termine/:slug/"

[mediaTypes."application/atom+xml"]
suffixes = ["atom"]
[mediaTypes."application/feed+json"]
suffixes = ["json"]
[outputFormats.atom]
mediaType = "application/atom+xml"
baseName = "feed"
[outputFormats.jsonfeed]
mediaType = "application/feed+json"
baseName = "feed"
isPlainText = true

[outputs]
home = ["html", "atom", "jsonfeed"]
term = ["html", "atom", "jsonfeed"]
section = ["html"]
page = ["html"]

[[cascade]]
outputs = ["html"]
[cascade.target]
kind = "term"
path = "/jahre/**"

[markup.goldmark.extensions.typographer]
leftDoubleQuote = "&bdquo;"
rightDoubleQuote = "&ldquo;"
leftSingleQuote = "&sbquo;"
rightSingleQuote = "&lsquo;"
"""


def write(folder: Path, course: Course, tools: Tools) -> Contestant:
    content = folder / "content"
    put(content, _files(course))
    shutil.copytree(_THEME, folder, dirs_exist_ok=True)
    (folder / "hugo.toml").write_text(_settings(course), encoding="utf-8")
    return Contestant(
        name="Hugo",
        folder=folder,
        command=(str(tools.hugo), "--quiet", "--destination", "output", "--cleanDestinationDir"),
        environment=tools.environment,
        output=folder / "output",
        caches=(folder / "resources",),
        text=content / _path(course.middle, "de"),
        headline=content / _path(course.newest, "de"),
        newest=content / _path(course.newest, "de"),
    )


def _settings(course: Course) -> str:
    given = {"ENTRIES": course.entries, "TOPICS": list(TOPICS), "CITIES": [city.slug for city in CITIES]}
    settings = _SETTINGS
    for name, value in given.items():
        settings = settings.replace(f"@{name}@", str(value))
    return settings


def _files(course: Course) -> Iterator[tuple[str, str]]:
    for event in course.of_events():
        yield f"termine/{event.day:%Y}/{event.slug}/index.md", _event(event)
    for article in course.of_articles():
        for language in article.texts:
            yield _path(article, language), _article(article, language)


def _path(article: Article, language: str) -> str:
    ending = "md" if language == "de" else f"{language}.md"
    return f"nachrichten/{article.day:%Y}/{article.slug}/index.{ending}"


def _article(article: Article, language: str) -> str:
    words = article.texts[language]
    matter = {
        "title": words.title,
        "date": article.day.isoformat(),
        "slug": article.slug,
        "summary": words.summary,
        "themen": list(article.topics),
        "staedte": list(article.cities),
        "jahre": [str(article.day.year)],
    }
    return _document(matter, words.body)


def _event(event: Event) -> str:
    matter = {
        "title": event.text.title,
        "date": "2005-01-01",  # Hugo takes it for the day of publication, and would leave out what is to come
        "day": event.day.isoformat(),
        "slug": event.slug,
        "summary": event.text.summary,
        "city": event.city,
    }
    return _document(matter, event.text.body)


def _document(matter: Mapping[str, object], body: str) -> str:
    return with_front_matter(matter, body.replace("(city:", "(/staedte/"))
