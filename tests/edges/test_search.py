"""Promises of the index: the same bytes wherever it is made, and not made again without need."""

import json
from pathlib import Path

import pytest

from tests.render.test_building import Tree, tree
from tests.samples import EVENTS, copy_sample, settings_of
from twinning.edges import search
from twinning.edges.search import with_search
from twinning.edges.stages import stage
from twinning.render.building import build


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


def build_with_search(root: Path, output: str = "output") -> Tree:
    staged = with_search(stage(settings_of(root)), root / ".cache")
    build(staged.plan, root / output, root / ".cache" / f"{output}.json", staged.templates)
    return tree(root / output / "pagefind")


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


def test_it_is_not_made_again_when_seats_run_out(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = build_with_search(root)
    path = root / EVENTS / "2025-12-03-buergerreise/index.md"
    path.write_text(path.read_text(encoding="utf-8").replace("status: open", "status: full"), encoding="utf-8")
    monkeypatch.setattr(search, "_make", lambda *_: pytest.fail("made again"))
    assert build_with_search(root) == before


def test_old_indexes_are_forgotten(root: Path) -> None:
    for number in range(6):
        (root / "content/pages/ueber-uns/index.md").write_text(
            f"---\ntitle: Über uns\nsummary: Wer wir sind.\n---\n\nText {number}.\n", encoding="utf-8"
        )
        build_with_search(root)
    assert len(list((root / ".cache/search").iterdir())) <= 4


def test_every_result_can_be_narrowed_by_what_it_is(root: Path) -> None:
    """Each fragment of Pagefind's has an entry of ours, and Pagefind's own interface is not published."""
    files = build_with_search(root)
    for language in ("de", "en", "fr"):
        fragments = {Path(name).stem for name in files if name.startswith(f"fragment/{language}_")}
        assert json.loads(files[f"facets.{language}.json"]).keys() == fragments != set()
    assert not [name for name in files if "ui" in name or "worker" in name]


def test_pagefinds_complaint_is_told() -> None:
    with pytest.raises(search.IndexFailed):
        search._told([{"type": "GetFiles", "index_id": 7}])
