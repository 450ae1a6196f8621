"""The corpus for Eleventy: Nunjucks templates, markdown-it with its typographer, and the same editions as Hugo's."""

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.bench.contestants import Contestant
from tools.bench.corpus import CITIES, TOPICS, Article, Course, Event
from tools.bench.installing import Tools
from tools.bench.layouts.documents import put, with_front_matter

_THEME = Path(__file__).parents[1] / "peers" / "eleventy"


def write(folder: Path, course: Course, tools: Tools) -> Contestant:
    site = folder / "site"
    put(site, _files(course))
    shutil.copytree(_THEME, folder, dirs_exist_ok=True)
    (folder / "node_modules").symlink_to(tools.eleventy / "node_modules")
    given = {"entries": course.entries, "topics": TOPICS, "cities": [city.slug for city in CITIES]}
    (folder / "bench.json").write_text(json.dumps(given), encoding="utf-8")
    program = tools.eleventy / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    return Contestant(
        name="Eleventy",
        folder=folder,
        command=(tools.node, str(program), "--quiet"),
        environment=tools.environment,
        output=folder / "output",
        text=site / _path(course.middle, "de"),
        headline=site / _path(course.newest, "de"),
        newest=site / _path(course.newest, "de"),
    )


def _files(course: Course) -> Iterator[tuple[str, str]]:
    for event in course.of_events():
        yield f"termine/{event.slug}.md", _event(event)
    for article in course.of_articles():
        for language in article.texts:
            yield _path(article, language), _article(article, language)


def _path(article: Article, language: str) -> str:
    return f"nachrichten/{article.day:%Y}/{article.slug}.{language}.md"


def _article(article: Article, language: str) -> str:
    words = article.texts[language]
    edition = "" if language == "de" else f"{language}/"
    matter = {
        "layout": "article.njk",
        "tags": "article",
        "title": words.title,
        "date": article.day.isoformat(),
        "slug": article.slug,
        "lang": language,
        "permalink": f"/{edition}nachrichten/{article.slug}/index.html",
        "summary": words.summary,
        "themen": list(article.topics),
        "staedte": list(article.cities),
    }
    return _document(matter, words.body)


def _event(event: Event) -> str:
    matter = {
        "layout": "article.njk",
        "tags": "event",
        "title": event.text.title,
        "date": event.day.isoformat(),
        "slug": event.slug,
        "lang": "de",
        "permalink": f"/termine/{event.slug}/index.html",
        "summary": event.text.summary,
        "city": event.city,
    }
    return _document(matter, event.text.body)


def _document(matter: Mapping[str, object], body: str) -> str:
    return with_front_matter(matter, body.replace("(city:", "(/staedte/"))
