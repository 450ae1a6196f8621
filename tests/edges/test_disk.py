"""Promises about the files that a site is made of."""

from pathlib import Path

import pytest

from twinning.edges.disk import sources_after, sources_in


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for name in ("cities/a/index.md", "cities/a/foto.jpg", "private/stewardship.yaml", "README.md"):
        write(tmp_path / name, name)
    return tmp_path


def write(path: Path, words: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")
    return str(path)


def test_what_was_saved_and_deleted_is_all_that_is_looked_at(content: Path) -> None:
    """And what comes of it is what a look at everything would find, in the same order."""
    last = sources_in(content)
    saved = [
        write(content / "cities/a/index.md", "anders"),
        write(content / "cities/a/index.fr.md", "nouveau"),
        write(content / "cities/0/index.md", "neu"),
    ]
    (content / "cities/a/foto.jpg").unlink()
    after = sources_after(last, content, [*saved, str(content / "cities/a/foto.jpg")])
    assert repr(after) == repr(sources_in(content)) != repr(last)


def test_a_new_folder_is_looked_at_alone(content: Path) -> None:
    """Editors make a folder, then a file in it, or move both in at once."""
    last = sources_in(content)
    (content / "cities/b/fotos").mkdir(parents=True)
    after = sources_after(last, content, [str(content / "cities/b")])
    assert repr(after) == repr(last)
    moved = [write(content / "cities/b/index.md", "neu"), write(content / "cities/b/fotos/eins.jpg", "Foto")]
    write(content / "cities/b/.index.md.swp", "halb")
    after = sources_after(last, content, [str(content / "cities/b"), *moved])
    assert repr(after) == repr(sources_in(content)) != repr(last)


def test_a_new_folder_may_be_a_link_or_none_of_ours(content: Path) -> None:
    last = sources_in(content)
    write(content.parent / "elsewhere/index.md", "")
    (content / "cities/linked").symlink_to(content.parent / "elsewhere", target_is_directory=True)
    write(content / "cities/b/mehr.txt", "")
    (content / "cities/b/linked").symlink_to(content.parent / "elsewhere", target_is_directory=True)
    write(content / ".git/index.md", "")
    for place in ("cities/linked", "cities/b", ".git", "../elsewhere"):
        assert sources_after(last, content, [str(content / place)]) is None, place


@pytest.mark.parametrize(
    "place", ["cities/a", "cities/gone", "private/stewardship.yaml", "../theme/site.css", "", "linked/index.md"]
)
def test_where_a_folder_or_anything_else_is_concerned_all_is_looked_at(content: Path, place: str) -> None:
    write(content.parent / "theme/site.css", "")
    (content / "linked").symlink_to(content / "cities/a", target_is_directory=True)
    last = sources_in(content)
    assert sources_after(last, content, [str(content / place)]) is None
