"""Promises of the index: the same bytes wherever it is made, and not made again without need."""

import json
from pathlib import Path

import pytest

from tests.render.test_building import Tree, tree
from tests.samples import ARTICLES, EVENTS, copy_sample, settings_of
from twinning.edges.builds import Build
from twinning.edges.pagefind import IndexFailed, Pagefind
from twinning.edges.search import with_search
from twinning.edges.stages import stage
from twinning.model.bodies import Bodies
from twinning.model.documents import Body
from twinning.plan.search.records import Record
from twinning.render.building import build

ARTICLE = f"{ARTICLES}/2025-09-18-buergerreise/index.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


def build_with_search(root: Path, output: str = "output") -> Tree:
    staged = with_search(stage(settings_of(root)), root / ".cache")
    build(staged.plan, root / output, root / ".cache" / f"{output}.json", staged.templates)
    return tree(root / output / "pagefind")


def edit(root: Path, old: str, new: str, path: str = ARTICLE) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def publish(root: Path) -> Tree:
    """As an operator does, and from what the last build knows."""
    builds = Build(settings_of(root))
    builds.execute(builds.prepare(), lambda *_: None)
    return tree(root / "output" / "pagefind")


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages that are indexed from now on."""
    languages: list[str] = []
    index = Pagefind.index

    def noting(self: Pagefind, records: tuple[Record, ...]) -> dict[str, bytes]:
        languages.append(records[0].language)
        return index(self, records)

    monkeypatch.setattr(Pagefind, "index", noting)
    return languages


def test_clones_make_the_same_index(tmp_path: Path) -> None:
    trees = [build_with_search(copy_sample(tmp_path / name)) for name in ("one", "two", "three")]
    assert trees[0] == trees[1] == trees[2]


def test_a_warm_index_is_as_good_as_a_clean_one(root: Path, tmp_path: Path) -> None:
    build_with_search(root)
    path = root / "content/cities/davenport/index.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nNoch ein Satz.\n", encoding="utf-8")
    clean = copy_sample(tmp_path / "clean")
    (clean / "content/cities/davenport/index.md").write_bytes(path.read_bytes())
    assert build_with_search(root) == build_with_search(clean)


def test_it_is_not_made_again_when_seats_run_out(root: Path, indexed: list[str]) -> None:
    before = build_with_search(root)
    indexed.clear()
    edit(root, "status: open", "status: full", f"{EVENTS}/2025-12-03-buergerreise/index.md")
    assert build_with_search(root) == before
    assert indexed == []


def test_nor_when_a_text_says_the_same_in_another_way(root: Path, indexed: list[str]) -> None:
    before = publish(root)
    indexed.clear()
    edit(root, "Die Reise führt", "Die *Reise* führt")
    assert publish(root) == before
    assert indexed == []


def test_an_edit_concerns_the_edition_that_its_text_is_in(root: Path, tmp_path: Path, indexed: list[str]) -> None:
    """The others' indexes are kept, and all together are what a clean build makes."""
    publish(root)
    assert sorted(indexed) == ["de", "en", "fr"]
    indexed.clear()
    edit(root, "Die Reise führt", "Die Bürgerfahrt führt")
    warm = publish(root)
    assert indexed == ["de"]
    clean = copy_sample(tmp_path / "clean")
    edit(clean, "Die Reise führt", "Die Bürgerfahrt führt")
    assert publish(clean) == warm


def test_only_the_text_that_was_edited_is_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For ten thousand would take a while."""
    publish(root)
    edit(root, "Die Reise führt", "Die Fahrt führt")
    settings = settings_of(root)
    read: list[str] = []
    body = Bodies.read

    def noting(self: Bodies, path: str) -> Body:
        read.append(path)
        return body(self, path)

    monkeypatch.setattr(Bodies, "read", noting)
    Build(settings).prepare()
    assert read == [ARTICLE]


def test_old_indexes_are_forgotten(root: Path) -> None:
    for number in range(6):
        (root / "content/pages/ueber-uns/index.md").write_text(
            f"---\ntitle: Über uns\nsummary: Wer wir sind.\n---\n\nText {number}.\n", encoding="utf-8"
        )
        build_with_search(root)
    assert len(list((root / ".cache/search").glob("0-*.pack"))) == 4


@pytest.mark.parametrize("names", ["search/*.pack", "search/*.origin", "texts.sqlite"])
@pytest.mark.parametrize("is_gone", [True, False])
def test_whatever_becomes_of_its_cache_it_is_the_same(root: Path, names: str, *, is_gone: bool) -> None:
    """Gone or cut off: it is made again, and nobody is told."""
    before = publish(root)
    edit(root, "Die Reise führt", "Die Fahrt führt")
    publish(root)
    for path in (root / ".cache").glob(names):
        if is_gone:
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[:-50])
    edit(root, "Die Fahrt führt", "Die Reise führt")
    assert publish(root) == before


def test_it_does_without_a_cache_that_nobody_may_write_to(root: Path, tmp_path: Path) -> None:
    wanted = build_with_search(copy_sample(tmp_path / "other"))
    (root / ".cache").write_text("no folder at all")
    staged = with_search(stage(settings_of(root)), root / ".cache")
    build(staged.plan, root / "output", tmp_path / "manifest", staged.templates)
    assert tree(root / "output" / "pagefind") == wanted


def test_every_result_can_be_narrowed_by_what_it_is(root: Path) -> None:
    """Each fragment of Pagefind's has an entry of ours, and Pagefind's own interface is not published."""
    files = build_with_search(root)
    for language in ("de", "en", "fr"):
        fragments = {Path(name).stem for name in files if name.startswith(f"fragment/{language}_")}
        assert json.loads(files[f"facets.{language}.json"]).keys() == fragments != set()
    assert not [name for name in files if "ui" in name or "worker" in name]


def test_pagefinds_complaint_is_told() -> None:
    pagefind = Pagefind()
    with pytest.raises(IndexFailed):
        pagefind.ask({"type": "GetFiles", "index_id": 7})
    pagefind.close()
