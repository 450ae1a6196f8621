"""What people do to a site, by chance: for the property that a warm build equals a clean one, byte for byte."""

import re
import shutil
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from random import Random

from tools.bench.corpus import CITIES, NOW, TOPICS, Course
from tools.bench.layouts.ours import article_path, article_words
from tools.bench.photographs import photograph

_WORDS = ("Brücke", "Garten", "Bahnhof", "Brunnen", "Halle", "Ufer", "Chor", "Werkstatt", "Anger", "Turm")

Change = Callable[[Path, Random], None]


def add(root: Path, random: Random) -> None:
    """A new article, with its translation where it has one."""
    article = random.choice(list(Course(articles=60, seed=random.randrange(1_000_000)).of_articles()))
    path = root / "content" / article_path(article)
    folder = path.parent.with_name(f"{path.parent.name}-{random.randrange(1_000_000)}")
    folder.mkdir(parents=True, exist_ok=True)
    for language in article.texts:
        name = Path(article_path(article, language)).name
        words = re.sub(r"^events: .*\n", "", article_words(article, language), flags=re.MULTILINE)
        _save(folder / name, words)


def edit(root: Path, random: Random) -> None:
    """Any text: of an article, a translation, a date, a city, a page."""
    path = random.choice(sorted((root / "content").rglob("index*.md")))
    _save(path, f'{_read(path).rstrip()} Nachtrag: "{random.choice(_WORDS)} {random.randrange(1000)}".\n')


def delete(root: Path, random: Random) -> None:
    shutil.rmtree(_article(root, random).parent)


def rename(root: Path, random: Random) -> None:
    """Another day, and with it perhaps another year."""
    folder = _article(root, random).parent
    day = NOW.date() - timedelta(days=random.randrange(4000))
    target = root / "content" / "articles" / f"{day:%Y}" / f"{day}{folder.name[10:]}"
    target.parent.mkdir(parents=True, exist_ok=True)
    folder.rename(target)


def reslug(root: Path, random: Random) -> None:
    folder = _article(root, random).parent
    folder.rename(folder.with_name(f"{folder.name}-{random.choice('abc')}{random.randrange(1_000_000)}"))


def retitle(root: Path, random: Random) -> None:
    """An article, a date, a city or a page: whatever has a title."""
    path = random.choice(sorted((root / "content").rglob("index*.md")))
    _put(path, "title", f'"{random.choice(_WORDS)} und {random.choice(_WORDS)}"')


def retag(root: Path, random: Random) -> None:
    _put(_article(root, random), "topics", f"[{', '.join(random.sample(TOPICS, random.randint(1, 3)))}]")


def recity(root: Path, random: Random) -> None:
    slugs = random.sample([city.slug for city in CITIES], random.randint(1, 2))
    _put(_article(root, random), "cities", f"[{', '.join(slugs)}]")


def restate_city(root: Path, random: Random) -> None:
    path = root / "content" / "cities" / random.choice(CITIES).slug / "index.md"
    _put(path, "coordinates", f"[{random.randint(-50, 60)}, {random.randint(-170, 170)}]")


def template(root: Path, random: Random) -> None:
    """A page's template, or a part that pages include."""
    path = random.choice(sorted((root / "theme" / "templates").glob("*.html")))
    _mark(path, random)


def partial(root: Path, random: Random) -> None:
    _mark(root / "theme" / "templates" / "partials" / "footer.html", random)


def style(root: Path, random: Random) -> None:
    path = random.choice(sorted((root / "theme" / "static" / "css" / "components").glob("*.css")))
    _save(path, f"{_read(path)}\n.chance-{random.randrange(1_000_000)} {{ margin: 0; }}\n")


def catalogue(root: Path, random: Random) -> None:
    """One phrase of the interface is translated otherwise."""
    language = random.choice(("en", "fr"))
    path = root / "theme" / "translations" / language / "LC_MESSAGES" / "messages.po"
    words = _read(path)
    told = list(re.finditer(r'^msgstr "([^"%{}<>\\]+)"$', words, re.MULTILINE))
    found = random.choice(told[1:])
    _save(path, f"{words[: found.end(1)]} {random.choice(_WORDS)}{words[found.end(1) :]}")


def setting(root: Path, random: Random) -> None:
    line = random.choice(
        (
            f'SITENAME = "Musterstadt {random.randrange(1000)}"',
            f'TAGLINES = {{"de": "{random.choice(_WORDS)}", "fr": "{random.choice(_WORDS)}"}}',
            f'TOPICS["{random.choice(TOPICS)}"] = {{"de": "{random.choice(_WORDS)}"}}',
        )
    )
    _set(root, line)


def clock(root: Path, random: Random) -> None:
    """A moment before or after the one that the site was last made for: news and dates come and go."""
    moment = NOW + timedelta(days=random.randint(-900, 300), hours=random.randrange(24))
    _set(root, f'NOW = "{moment:%Y-%m-%d %H:%M}"')


def picture(root: Path, random: Random) -> None:
    """A new one for an article, or another one in the place of its old."""
    path = _article(root, random)
    photograph(path.parent / "bild.jpg", random, (900, 600))
    _put(path, "image", '{file: bild.jpg, alt: "Ein Muster", credit: "Muster"}')


CHANGES: Mapping[str, Change] = {
    change.__name__: change
    for change in (
        add,
        edit,
        delete,
        rename,
        reslug,
        retitle,
        retag,
        recity,
        restate_city,
        template,
        partial,
        style,
        catalogue,
        setting,
        clock,
        picture,
    )
}


def _article(root: Path, random: Random) -> Path:
    return random.choice(sorted((root / "content" / "articles").glob("*/*/index.md")))


def _put(path: Path, key: str, value: str) -> None:
    """A key of the front matter, which may not be there yet."""
    words = _read(path)
    line = f"{key}: {value}\n"
    changed, count = re.subn(rf"^{key}: .*\n", lambda _: line, words, count=1, flags=re.MULTILINE)
    _save(path, changed if count else words.replace("---\n", f"---\n{line}", 1))


def _mark(path: Path, random: Random) -> None:
    """Something in a template that shows: the first closing tag of a part that every page has is given a word."""
    words = _read(path)
    found = re.search(r"</(?:h1|h2|p|ul|div|footer|main|article)>", words)
    if found:
        _save(path, f"{words[: found.start()]}{random.choice(_WORDS)}{words[found.start() :]}")


def _set(root: Path, line: str) -> None:
    path = root / "pelicanconf.py"
    _save(path, f"{_read(path)}{line}\n")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _save(path: Path, words: str) -> None:
    path.write_text(words, encoding="utf-8")
