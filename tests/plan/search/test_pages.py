"""Promises of the page that the search is asked on."""

from pathlib import Path, PurePosixPath

import pytest

from tests.samples import copy_sample, settings_of
from twinning.edges.search import with_search
from twinning.edges.stages import Staged, stage
from twinning.render.rendering import render


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


def page(staged: Staged, path: str) -> str:
    return render(staged.plan[PurePosixPath(path)], staged.templates).decode()


def test_a_site_without_a_search_promises_none(root: Path) -> None:
    """No index is made, nothing can be typed in vain, and neither the menu nor the page for a wrong address says so."""
    staged = with_search(stage(settings_of(root, SEARCH=False)), root / ".cache")
    assert not (root / ".cache/search").exists()
    assert not [path for path in staged.plan if path.parts[0] == "pagefind"]
    for path, word in (("suche/index.html", "Suche"), ("404.html", "Suche"), ("en/search/index.html", "Search")):
        text = page(staged, path)
        assert "<form" not in text
        assert "<noscript" not in text
        assert "pagefind" not in text
        assert "wasm-unsafe-eval" not in text
        assert f">{word}<" not in text


def test_its_lists_stay_and_are_found_in_the_menu(root: Path) -> None:
    staged = stage(settings_of(root, SEARCH=False))
    text = page(staged, "suche/index.html")
    assert "<h1>Übersicht</h1>" in text
    for target in ("/staedte/davenport/", "/nachrichten/2025/", "/termine/", "/themen/reisen/", "/ueber-uns/"):
        assert f'href="{target}"' in text
    assert '<a href="/suche/">Übersicht</a>' in page(staged, "404.html")


def test_a_site_with_one_asks_its_own_index(root: Path) -> None:
    text = page(stage(settings_of(root)), "suche/index.html")
    assert "<h1>Suche</h1>" in text
    assert 'data-index="/pagefind/"' in text
