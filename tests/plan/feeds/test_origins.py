"""Promises of the origins: where a feed has the same, it says the same; and most edits leave most feeds alone."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from tests.corpora import CHANGES, restore, small_corpus, store
from tests.plan.feeds.editions import NOW, TRIP, sample, staged
from tests.samples import settings_of
from twinning.edges.refusals import Refused
from twinning.edges.stages import Staged, stage
from twinning.plan.keys import digest

# What is said of the settings and the theme, the build hashes beside the content.
UNVEILING = "content/articles/2025/2025-12-01-enthuellung"
TRIP_DATE = "content/events/2025/2025-12-03-buergerreise/index.md"
_AROUND = {"template", "partial", "style", "catalogue", "setting"}

Told = Mapping[str, tuple[str, bytes]]


def told(site: Staged) -> Told:
    """Of each document of each feed: its origin, and the hash of its value."""
    return {str(path): (each.origin(), digest(each.value)) for path, each in site.plan.items() if each.origin}


def check(one: Told, other: Told) -> None:
    stale = [path for path in one.keys() & other.keys() if one[path][0] == other[path][0] and one[path] != other[path]]
    assert not stale, "it says something else, and nobody would know"


def changed(one: Told, other: Told) -> set[str]:
    return {path for path in one.keys() | other.keys() if one.get(path, ("",))[0] != other.get(path, ("",))[0]}


def lines_of(root: Path) -> Iterator[tuple[Path, int]]:
    for path in sorted((root / "content").rglob("*.md")):
        yield from ((path, number) for number in range(len(path.read_text(encoding="utf-8").splitlines())))


def test_no_line_of_any_text_is_forgotten(tmp_path: Path) -> None:
    """Each line of the sample, left out alone."""
    root = sample(tmp_path)
    before, tried = told(staged(root)), 0
    for path, number in lines_of(root):
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines(keepends=True)
        path.write_text("".join(lines[:number] + lines[number + 1 :]), encoding="utf-8")
        try:
            check(before, told(staged(root)))
            tried += 1
        except Refused:  # no site to build
            pass
        path.write_text(text, encoding="utf-8")
    assert tried > 50


@pytest.mark.parametrize("seed", range(4))
def test_no_change_is_forgotten(tmp_path: Path, seed: int) -> None:
    """Whatever editors do, one after the other, with the clock in between."""
    root, place, random = small_corpus(tmp_path / "site"), tmp_path / "before", Random(seed)
    before, tried = told(stage(settings_of(root))), 0
    for _ in range(16):
        store(root, place)
        CHANGES[random.choice(sorted(CHANGES.keys() - _AROUND))](root, random)
        try:
            now = told(stage(settings_of(root)))
        except Refused:
            restore(root, place)
            continue
        check(before, now)
        before, tried = now, tried + 1
    assert tried > 8


def renamed_date(root: Path) -> None:
    """The title of a date, which the article that tells of it shows."""
    _edit(root / TRIP_DATE, "title: ", "title: Neue ")


def other_picture(root: Path) -> None:
    Image.new("RGB", (900, 600), (10, 120, 200)).save(root / UNVEILING / "skulptur.png")


def new_translation(root: Path) -> None:
    """Of what an article links to: its French readers are led there."""
    text = "---\ntitle: La sculpture\nsummary: On regarde.\n---\n\nOn regarde.\n"
    (root / UNVEILING / "index.md").with_name("index.fr.md").write_text(text, encoding="utf-8")


def hidden_target(root: Path) -> None:
    """What an article links to is a draft again: the link is none."""
    _edit(root / UNVEILING / "index.md", "---\n", "---\nstatus: draft\n")


@pytest.mark.parametrize("change", [renamed_date, other_picture, new_translation, hidden_target])
def test_what_others_say_is_not_forgotten(tmp_path: Path, change: Callable[[Path], None]) -> None:
    """An entry shows what is written elsewhere, too."""
    root = sample(tmp_path)
    for name, word in (("index.md", "Mehr"), ("index.fr.md", "Plus")):
        with (root / TRIP / name).open("a", encoding="utf-8") as file:
            file.write(f"\n[{word}](../{Path(UNVEILING).name}/index.md)\n")
    before = told(staged(root))
    change(root)
    now = told(staged(root))
    assert {path for path in before if before[path][1] != now[path][1]}, "nothing to forget"
    check(before, now)


@pytest.mark.parametrize("moment", ["2025-11-18 12:00", "2025-12-01 00:00", "2025-12-04 12:00", "2026-10-01 12:00"])
def test_what_the_clock_says_is_not_forgotten(tmp_path: Path, moment: str) -> None:
    """A seat list that closes, a date that is over: nobody has edited anything."""
    root = sample(tmp_path)
    check(told(staged(root)), told(staged(root, NOW=moment)))


def test_a_page_of_the_menu_leaves_every_feed_alone(tmp_path: Path) -> None:
    """A headline that stands on all pages stands in no feed."""
    root = sample(tmp_path)
    before = told(staged(root))
    _edit(root / "content/pages/ueber-uns/index.md", "title: ", "title: Neues ")
    assert not changed(before, told(staged(root)))
    assert before


def test_an_article_changes_the_feeds_that_tell_it(tmp_path: Path) -> None:
    """And no other, neither of another city nor of another year."""
    root = small_corpus(tmp_path / "site")
    before = told(stage(settings_of(root, NOW=NOW)))
    _edit(root / TRIP / "index.md", "title: ", "title: Neue ")
    found = changed(before, told(stage(settings_of(root, NOW=NOW))))
    assert {"feed.atom", "feed.json"} <= found
    assert not any("beispielholm" in path for path in found)
    assert len(found) < len(before) / 2


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
