"""Promises of the site held in memory: after any save it is the site that a fresh look would find."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.samples import ARTICLES, copy_sample, settings_of
from twinning.edges.desk import Desk
from twinning.edges.refusals import Refused
from twinning.edges.stages import Staged, stage
from twinning.render.rendering import key_of

CITY = "content/cities/neustadt/index.md"
DAVENPORT = "content/cities/davenport/index.md"
COURSE = f"{ARTICLES}/2025-08-01-kochkurs/index.md"


def keys(staged: Staged) -> dict[str, str]:
    return {str(path): key_of(each.recipe, each.value, staged.templates) for path, each in staged.plan.items()}


def save(root: Path, path: str, words: str) -> str:
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text(words, encoding="utf-8")
    return str(root / path)


def text(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def gone(root: Path) -> str:
    (root / COURSE).unlink()
    return str(root / COURSE)


SAVES: dict[str, Callable[[Path], str]] = {
    "a new city": lambda root: save(root, CITY, text(root, DAVENPORT).replace("Davenport", "Neustadt")),
    "a new headline": lambda root: save(root, COURSE, text(root, COURSE).replace("title: ", "title: Neu – ")),
    "a new sentence": lambda root: save(root, COURSE, text(root, COURSE) + "\nNoch ein Satz.\n"),
    "an article less": gone,
    "a file beside a text": lambda root: save(root, DAVENPORT.replace("index.md", "programm.pdf"), "%PDF-1.4"),
}


@pytest.mark.parametrize("name", SAVES)
def test_a_save_is_seen_as_a_fresh_look_would_see_it(tmp_path: Path, name: str) -> None:
    root = copy_sample(tmp_path)
    settings, desk = settings_of(root), Desk()
    before = keys(desk.stage(settings, drafts=True))
    touched = desk.touched(frozenset([SAVES[name](root)]))
    assert touched is not None
    assert keys(touched) == keys(stage(settings, drafts=True))
    assert (keys(touched) == before) is (name == "a file beside a text")


def test_a_mistake_is_told_and_the_last_good_site_kept(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    settings, desk = settings_of(root), Desk()
    before = keys(desk.stage(settings, drafts=True))
    words = text(root, COURSE)
    with pytest.raises(Refused):
        desk.touched(frozenset([save(root, COURSE, words.replace("title:", "titel:"))]))
    mended = desk.touched(frozenset([save(root, COURSE, words)]))
    assert mended is not None
    assert keys(mended) == before


def test_what_is_not_content_takes_a_look_at_everything(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    desk = Desk()
    assert desk.touched(frozenset([str(root / COURSE)])) is None
    desk.stage(settings_of(root), drafts=True)
    assert desk.touched(frozenset([str(root / "pelicanconf.py")])) is None
    assert desk.touched(frozenset([str(root / COURSE), str(root / "content" / "cities")])) is None


OTHERS: list[dict[str, object]] = [{"SITENAME": "Anders"}, {"LANGUAGES": ("de", "fr", "en")}, {"MARKDOWN": {}}]


@pytest.mark.parametrize("change", OTHERS)
def test_other_settings_are_seen_as_a_fresh_look_would_see_them(tmp_path: Path, change: dict[str, object]) -> None:
    """Though what was read before is known, where the same would be read."""
    root = copy_sample(tmp_path)
    desk = Desk()
    before = keys(desk.stage(settings_of(root), drafts=True))
    settings = settings_of(root, **change)
    after = keys(desk.stage(settings, drafts=True))
    assert after == keys(stage(settings, drafts=True))
    assert after != before
