"""Promises of what hosts may send instead: the same file, compressed beforehand."""

import gzip
from pathlib import Path

from tests.render.test_building import built, edit, tree
from tests.samples import copy_sample, settings_of

TEXTS = {".atom", ".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml"}


def test_every_text_has_a_twin_that_says_the_same_in_fewer_bytes(tmp_path: Path) -> None:
    """Also after an edit, by which only the twins of what has changed are made anew."""
    root = copy_sample(tmp_path)
    built(settings_of(root, COMPRESSED=True, SITEURL="https://partner.example"))
    article = root / "content/articles/2025/2025-08-01-kochkurs/index.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nNoch ein Satz.\n", encoding="utf-8")
    again = built(settings_of(root, COMPRESSED=True, SITEURL="https://partner.example"))
    files = tree(root / "output")
    twins = {path for path in files if path.endswith(".gz")}
    assert twins == {f"{path}.gz" for path in files if Path(path).suffix in TEXTS}
    for path in twins:
        assert gzip.decompress(files[path]) == files[path.removesuffix(".gz")], path
    whole = sum(len(files[path.removesuffix(".gz")]) for path in twins)
    assert sum(len(files[path]) for path in twins) < whole / 2
    assert 0 < again.made < len(files) / 2


def test_nobody_gets_them_unasked(tmp_path: Path) -> None:
    """A preview and a build for one's own eyes hold each file once."""
    root = copy_sample(tmp_path)
    edit(root / "pelicanconf.py", "LANGUAGES =", "COMPRESSED = False\nLANGUAGES =")
    built(settings_of(root))
    assert not any(path.endswith(".gz") for path in tree(root / "output"))
