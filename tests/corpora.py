"""Sites of any number of articles, put together by chance, and what people do to them."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from random import Random

from PIL import Image

from tests.samples import CONF, SAMPLE
from tools.bench.changes import CHANGES as COMMON
from tools.bench.changes import Change
from tools.bench.corpus import CITIES, Course
from tools.bench.layouts.ours import write_content

_THEME = Path(__file__).parents[1] / "theme"
_CHANGING = ("content", "theme", CONF)
# What the sample's texts name, and a course of articles does not.
_SETTINGS = """
NOW = "2025-10-01 12:00"
SEARCH = True
STYLE_PAGE = True
TOPICS |= {"reisen": {"de": "Reisen"}, "kultur": {"de": "Kultur"}}
CHANNELS = ("facebook", "mastodon")
"""


def corpus(folder: Path, articles: int) -> Path:
    """An invented site without a search, with a theme of its own; the folder with its settings."""
    folder.mkdir(parents=True)
    write_content(folder, Course(articles=articles))
    shutil.copytree(_THEME, folder / "theme")
    return folder


def small_corpus(folder: Path) -> Path:
    """The sample with its search, among a few invented articles: it can be changed in all the same ways."""
    corpus(folder, 6)
    shutil.copytree(SAMPLE / "content", folder / "content", dirs_exist_ok=True)
    _save(folder / CONF, _read(folder / CONF) + _SETTINGS)
    return folder


def store(root: Path, place: Path) -> None:
    """Keep a site's texts, theme and settings as they are, in a folder that may hold an older state."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for name in _CHANGING:
        _copy(root / name, place / name)


def restore(root: Path, place: Path) -> None:
    """Make a site's texts, theme and settings what they were."""
    for name in _CHANGING:
        if (root / name).is_dir():
            shutil.rmtree(root / name)
        _copy(place / name, root / name)


def link(root: Path, random: Random) -> None:
    """To a city, from the text of an article."""
    slug = random.choice(CITIES).slug
    _append(_original(root, random), f"Siehe [auch]({'../' * 3}cities/{slug}/index.md).")


def heading(root: Path, random: Random) -> None:
    _append(_original(root, random), f"## Abschnitt {random.randrange(100)}\n\nNoch ein Satz.")


def attachment(root: Path, random: Random) -> None:
    """A new one, or another in the place of the old, with or without a new size."""
    path = _original(root, random)
    file = path.with_name("anhang.txt")
    if not file.exists():
        _append(path, "Dazu der [Anhang](anhang.txt).")
    file.write_bytes(random.randbytes(random.choice((100, 2_000))))


def picture_in_text(root: Path, random: Random) -> None:
    """A new one, or another of the same name and size."""
    path = _original(root, random)
    file = path.with_name("im-text.png")
    if not file.exists():
        _append(path, "![Ein Muster](im-text.png)")
    Image.new("RGB", (60, 40), (random.randrange(256), 120, 200)).save(file, compress_level=0)


def translation(root: Path, random: Random) -> None:
    """A new one, or another text in it; sometimes made from an original that has changed since."""
    path = _original(root, random).with_name(f"index.{random.choice(('en', 'fr'))}.md")
    stale = random.choice(("", "translated_from: 0123456789abcdef\n"))
    number = random.randrange(1000)
    _save(path, f"---\ntitle: Title {number}\nsummary: In short.\n{stale}---\n\nText {number}.\n")


def leftover(root: Path, random: Random) -> None:
    """A file beside a text that nothing names: a warning, and nothing on the site."""
    _original(root, random).with_name(f"rest-{random.randrange(10)}.txt").write_bytes(random.randbytes(10))


CHANGES: Mapping[str, Change] = {
    **COMMON,
    **{change.__name__: change for change in (link, heading, attachment, picture_in_text, translation, leftover)},
}


def _original(root: Path, random: Random) -> Path:
    return random.choice(sorted((root / "content" / "articles").glob("*/*/index.md")))


def _append(path: Path, words: str) -> None:
    _save(path, f"{_read(path).rstrip()}\n\n{words}\n")


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy(source, target)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _save(path: Path, words: str) -> None:
    path.write_text(words, encoding="utf-8")
