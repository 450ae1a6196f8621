"""The slot for a video in sign language, as BITV 2.0 asks for it (§ 4 and Anlage 2): with size, length and download."""

from pathlib import Path

import pytest

from tests.samples import copy_sample, settings_of
from twinning.edges.refusals import Refused
from twinning.edges.stages import stage
from twinning.render.rendering import render

PAGE = """---
title: Gebärdensprache
summary: Worum es auf dieser Website geht.
role: sign-language
video:
  file: film.mp4
  length: "3:25"
---
Ein Film in Deutscher Gebärdensprache.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy_sample(tmp_path)
    folder = root / "content" / "pages" / "gebaerdensprache"
    folder.mkdir()
    (folder / "index.md").write_text(PAGE, encoding="utf-8")
    (folder / "film.mp4").write_bytes(bytes(1_234_567))
    return root


def test_a_film_is_shown_with_its_size_and_length(root: Path) -> None:
    """Nobody starts a download without knowing its size and length; nothing is loaded unasked."""
    staged = stage(settings_of(root))
    outputs = {str(path): output for path, output in staged.plan.items()}
    page = render(outputs["gebaerdensprache/index.html"], staged.templates).decode()
    assert 'src="/gebaerdensprache/film.mp4"' in page
    assert 'preload="none"' in page
    assert "Video herunterladen (1,2 MB, 3:25 Minuten)" in page
    assert render(outputs["gebaerdensprache/film.mp4"], staged.templates) == bytes(1_234_567)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("film.mp4", "Film.mp4", "das Video „Film.mp4“ gibt es nicht"),
        ('"3:25"', "drei", "„drei“ ist keine Länge"),
        ("  length", "  dauer", "unbekannter Schlüssel „video.dauer“"),
    ],
)
def test_a_mistake_is_told(root: Path, old: str, new: str, message: str) -> None:
    """A wrong name, length or key is told in German."""
    path = root / "content" / "pages" / "gebaerdensprache" / "index.md"
    path.write_text(PAGE.replace(old, new), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        stage(settings_of(root))
    assert any(message in problem.message for problem in refused.value.problems)
