"""Promises at Pelican's doors."""

import os
import subprocess
import sys
from pathlib import Path

from tests.render.test_building import build_sample, tree
from tests.samples import copy_sample

HERE = Path(__file__).parents[2]


def run(root: Path, *command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    variables = {**os.environ, "PYTHONPATH": str(HERE), **environment}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=root,
        env={**variables, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_pelican_itself_builds_the_same_bytes(tmp_path: Path) -> None:
    """`pelican content` and our build are one."""
    root = copy_sample(tmp_path)
    result = run(root, "pelican", "content")
    assert result.returncode == 0, result.stderr
    build_sample(root, "ours")
    assert tree(root / "output") == tree(root / "ours")


def test_pelican_itself_tells_problems_and_ends_with_one(tmp_path: Path) -> None:
    """Whoever runs Pelican by hand sees the same German lines, and no traceback."""
    root = copy_sample(tmp_path)
    article = min((root / "content" / "articles").rglob("index.md"))
    article.write_text(article.read_text(encoding="utf-8").replace("title:", "titel:"), encoding="utf-8")
    result = run(root, "pelican", "content")
    assert result.returncode == 1
    assert "unbekannter Schlüssel „titel“" in result.stderr
    assert "Traceback" not in result.stderr + result.stdout
    assert not (root / "output").exists()


# What somebody saves while the site is being made, where a picture has gone meanwhile.
_SAVED_MEANWHILE = """
from pathlib import Path
from twinning.edges.builds import Build

def gone(build, prepared, progress):
    article = min(Path("content/articles").rglob("index.md"))
    article.write_text(article.read_text(encoding="utf-8").replace("title:", "titel:"), encoding="utf-8")
    raise FileNotFoundError("foto.jpg")

Build._executed = gone
"""


def test_what_goes_wrong_while_the_site_is_made_is_told_as_plainly(tmp_path: Path) -> None:
    """The second look at the texts finds a mistake that was not there at the first."""
    root = copy_sample(tmp_path)
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(_SAVED_MEANWHILE)
    result = run(root, "pelican", "content")
    assert result.returncode == 1
    assert "unbekannter Schlüssel „titel“" in result.stderr
    assert "Traceback" not in result.stderr + result.stdout


def test_the_systems_locale_changes_nothing(tmp_path: Path) -> None:
    """LC_ALL=C, a German locale or none that is installed: the same bytes."""
    trees = []
    for number, locale in enumerate(("C", "de_DE.UTF-8", "tr_TR.ISO-8859-9")):
        root = copy_sample(tmp_path / str(number))
        result = run(root, "pelican", "content", LC_ALL=locale, LANG=locale, TZ="Asia/Tokyo")
        assert result.returncode == 0, result.stderr
        trees.append(tree(root / "output"))
    assert trees[0] == trees[1] == trees[2]
