"""Promises of the caches: broken, foreign, old or forbidden, they make a build slow, never wrong, never an error."""

import os
import pickle
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from types import ModuleType

import pytest

from tests.edges.test_builds import append, done, tree
from tests.samples import CONF, copy_sample, settings_of
from twinning.edges.builds import Build
from twinning.edges.commands import build, check
from twinning.edges.kept import Kept
from twinning.edges.snapshots import Snapshot, load_snapshot, save_snapshot
from twinning.read import reader
from twinning.render import sealed
from twinning.render.manifests import Built

_BUILD = """
import os, sys
from pathlib import Path
from tests.edges.test_builds import done
root = Path(sys.argv[1])
assert not os.access(root / ".cache", os.W_OK)
done(root)
"""
_KINDS = (
    "readings.sqlite",
    "texts.sqlite",
    "output.manifest",
    "output.snapshot",
    "output.site",
    "templates",
    "catalogues",
    "search",
)


def _first_half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _other_bytes(data: bytes) -> bytes:
    return Random(len(data)).randbytes(len(data))


def _one_bit(data: bytes) -> bytes:
    """In the last third, where nobody looks for a head."""
    place = len(data) * 2 // 3
    return data[:place] + bytes((data[place] ^ 1,)) + data[place + 1 :] if data else b"\0"


DAMAGES: tuple[Callable[[bytes], bytes], ...] = (
    lambda _: b"",
    _first_half,
    _other_bytes,
    _one_bit,
    lambda data: data + b"x",
    lambda _: b"[" * 100_000,
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with its search, built once."""
    root = copy_sample(tmp_path_factory.mktemp("kept"))
    done(root)
    return root


@pytest.fixture
def root(built: Path) -> Iterator[Path]:
    """It again, with its caches as they were: what a test does to them is undone."""
    saved = built.parent / "saved"
    shutil.copytree(built / ".cache", saved)
    yield built
    place = built / ".cache"
    if place.is_dir():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    saved.rename(place)


class _Older:
    """A snapshot that had fewer fields."""

    def __init__(self, fields: list[object]) -> None:
        self._fields = fields

    def __reduce__(self) -> tuple[object, ...]:
        return object.__new__, (Snapshot,), self._fields


def files_of(root: Path, kind: str) -> list[Path]:
    place = root / ".cache" / kind
    found = sorted(path for path in place.rglob("*") if path.is_file()) if place.is_dir() else [place]
    assert found
    return found


def is_right(root: Path, before: dict[str, bytes]) -> bool:
    """Whether a build still makes the site: of what stands, after an edit, and from nothing."""
    article = min((root / "content" / "articles").rglob("index.md"))
    text = article.read_bytes()
    done(root)
    right = tree(root / "output") == before
    append(article, "Noch ein Satz.")
    done(root)
    right &= tree(root / "output") != before
    article.write_bytes(text)
    done(root)
    right &= tree(root / "output") == before
    shutil.rmtree(root / "output")
    done(root)
    return right and tree(root / "output") == before


@pytest.mark.parametrize("kind", _KINDS)
def test_a_damaged_cache_is_only_slow(root: Path, kind: str) -> None:
    """Cut off, overwritten, changed in a single bit, longer than it was or nonsense: the same site."""
    before = tree(root / "output")
    for damage in DAMAGES:
        for path in files_of(root, kind):
            path.write_bytes(damage(path.read_bytes()))
        done(root)
        assert tree(root / "output") == before
        # Without the rest of what stands, more is asked of the cache.
        for path in files_of(root, kind):
            path.write_bytes(damage(path.read_bytes()))
        shutil.rmtree(root / "output")
        done(root)
        assert tree(root / "output") == before


def test_all_caches_damaged_at_once(root: Path) -> None:
    """A disk that gives back nothing of what it was given."""
    before = tree(root / "output")
    for path in sorted(path for path in (root / ".cache").rglob("*") if path.is_file()):
        path.write_bytes(_other_bytes(path.read_bytes()))
    assert is_right(root, before)


@pytest.mark.parametrize("kind", _KINDS)
def test_a_cache_that_is_something_else(root: Path, kind: str) -> None:
    """A folder where a file should be, a file where a folder should be."""
    before = tree(root / "output")
    place = root / ".cache" / kind
    if place.is_dir():
        shutil.rmtree(place)
        place.write_bytes(b"kein Ordner")
    else:
        place.unlink()
        (place / "darin").mkdir(parents=True)
    assert is_right(root, before)


def test_a_cache_that_cannot_be(root: Path) -> None:
    """Where there can be no folder at all, every build begins at the beginning."""
    before = tree(root / "output")
    shutil.rmtree(root / ".cache")
    (root / ".cache").write_bytes(b"kein Ordner")
    assert is_right(root, before)


def test_a_cache_that_nobody_may_write_to(root: Path) -> None:
    """What is in it serves, what is new is not kept."""
    article = min((root / "content" / "articles").rglob("index.md"))
    text = article.read_bytes()
    places = (root / ".cache", *(root / ".cache").rglob("*"))
    for path in places:
        path.chmod(0o555 if path.is_dir() else 0o444)
    # Root may write everywhere, unless it is told otherwise.
    rights = ["setpriv", "--bounding-set=-dac_override"] if os.getuid() == 0 else []
    command = [*rights, sys.executable, "-c", _BUILD, str(root)]
    try:
        for words in ("Noch ein Satz.", "## Und noch ein Abschnitt"):
            append(article, words)
            subprocess.run(command, check=True, timeout=300)
            clean = root.parent / "clean"
            shutil.rmtree(clean, ignore_errors=True)
            done(root, OUTPUT_PATH=str(clean / "output"), CACHE_PATH=str(clean / "cache"))
            assert tree(root / "output") == tree(clean / "output")
    finally:
        article.write_bytes(text)
        for path in places:
            path.chmod(0o755 if path.is_dir() else 0o644)
        done(root)


def test_a_cache_that_goes_in_the_middle(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody clears up while a build is running."""
    before = tree(root / "output")
    shutil.rmtree(root / "output")
    build = Build(settings_of(root))
    prepared = build.prepare()
    shutil.rmtree(root / ".cache")
    build.execute(prepared, lambda *_: None)
    assert tree(root / "output") == before
    assert is_right(root, before)


def test_a_cache_from_another_machine(root: Path, tmp_path: Path) -> None:
    """A project that was copied with its caches and its site, or without its site: other inodes, another path."""
    before = tree(root / "output")
    for name, ignored in (("with", ""), ("without", "output")):
        copy = tmp_path / name / "site"
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns(ignored))
        assert is_right(copy, before)


def test_caches_of_two_sites_mixed_up(root: Path, tmp_path: Path) -> None:
    """Another site's caches under this one's name: whole, and of no use."""
    before = tree(root / "output")
    other = copy_sample(tmp_path)
    article = min((other / "content" / "articles").rglob("index.md"))
    append(article, "Ein anderer Satz.")
    done(other)
    for kind in _KINDS:
        for theirs, ours in zip(files_of(other, kind), files_of(root, kind), strict=False):
            shutil.copy(theirs, ours)
    assert is_right(root, before)


def test_a_snapshot_of_another_version(root: Path) -> None:
    """One that has lost a field since, or gained one, or is of a class that is no more."""
    before = tree(root / "output")
    path = root / ".cache" / "output.snapshot"
    snapshot = load_snapshot(path)
    assert snapshot
    for each in (_Older([]), _Older([snapshot.around]), None, "Snapshot", object()):
        save_snapshot(path, each)  # type: ignore[arg-type]
        done(root)
        assert tree(root / "output") == before
    sealed.save(path, b"snapshot", b"ctwinning.edges.snapshots\nGone\n.")
    assert is_right(root, before)


def test_an_object_whose_class_is_gone_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An older version's objects are as good as none."""
    module = ModuleType("gone")
    module.Gone = type("Gone", (), {"__module__": "gone"})  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "gone", module)
    kept = Kept(tmp_path / "kept.sqlite")
    kept.put({b"old": module.Gone(), b"whole": 1})
    monkeypatch.delitem(sys.modules, "gone")
    assert kept.get([b"old", b"whole"]) == {b"whole": 1}


def test_an_object_under_another_ones_key_is_none(tmp_path: Path) -> None:
    """A file that mixes up its rows does not mix up what they are for."""
    kept = Kept(tmp_path / "kept.sqlite")
    kept.put({b"one": 1, b"two": 2})
    with sqlite3.connect(tmp_path / "kept.sqlite") as file:
        file.execute("UPDATE kept SET data = (SELECT data FROM kept WHERE key = ?)", (b"two",))
    file.close()
    assert Kept(tmp_path / "kept.sqlite").get([b"one", b"two"]) == {b"two": 2}


@pytest.mark.parametrize(
    "table", ["CREATE TABLE kept (other)", "CREATE TABLE kept (key, data INTEGER)", "CREATE VIEW kept AS SELECT 1"]
)
def test_a_file_with_another_table_is_begun_anew(tmp_path: Path, table: str) -> None:
    """SQLite's file, and not ours."""
    with sqlite3.connect(tmp_path / "kept.sqlite") as file:
        file.execute(table)
    file.close()
    kept = Kept(tmp_path / "kept.sqlite")
    assert kept.get([b"one"]) == {}
    kept.put({b"one": 1})
    assert kept.get([b"one"]) in ({b"one": 1}, {})
    kept.keep_only([b"one"])


def test_a_file_that_another_build_holds_is_no_error(tmp_path: Path) -> None:
    """Two builds at once may both keep what they have made."""
    one, two = Kept(tmp_path / "kept.sqlite"), Kept(tmp_path / "kept.sqlite")
    for number in range(50):
        key = pickle.dumps(number)
        (one if number % 2 else two).put({key: number})
        assert one.get([key]) == two.get([key]) == {key: number}


def test_what_is_kept_is_used(root: Path) -> None:
    """The other tests would pass without any cache: with one, nothing is made twice."""
    shutil.rmtree(root / "output")
    total = done(root)[1]
    assert done(root)[1] == Built(made=0, kept=total.made + total.kept)


def test_what_a_build_has_read_the_other_commands_know(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the build what they have: Pelican is not asked in all of them."""
    shutil.rmtree(root / ".cache")
    assert build(str(root / CONF)) == 0

    def unread(*_: object) -> None:
        raise AssertionError("read once more")

    monkeypatch.setattr(reader.Reader, "read", unread)
    assert check(str(root / CONF)) == 0
    (root / ".cache" / "output.snapshot").unlink()
    assert build(str(root / CONF)) == 0
