"""A tiny sample site: copied, changed and built by the tests."""

import shutil
from pathlib import Path
from typing import Any

SAMPLE = Path(__file__).parent / "sample"
CONF = "pelicanconf.py"
ARTICLES = "content/articles/2025"
EVENTS = "content/events/2025"


def copy_sample(tmp_path: Path) -> Path:
    """A copy of the sample site to change at will; the folder with its ``pelicanconf.py``."""
    root = tmp_path / "site"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("__pycache__", "output*", ".cache"))
    return root


def settings_of(root: Path, **overrides: object) -> dict[str, Any]:
    """The settings of a copy, read as Pelican reads them; ``overrides`` are those of a command line."""
    from pelican.settings import read_settings

    return dict(read_settings(str(root / CONF), override=overrides))
