"""Folders that change all at once: the next one is made ready beside the old one and takes its place by rename."""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux, renameat2(2)
_RENAME_SWAP = 2  # macOS, renamex_np(2)


@contextmanager
def next_folder(folder: Path) -> Iterator[Path]:
    """The folder that takes the place of ``folder`` when the block ends well; what it holds before is as it may be.

    At every moment a whole folder stands at ``folder``: the old one or the next one. Where the system cannot exchange
    two folders at once, there is a moment with the old one under its other name only; the next build puts it back.
    The old one stays beside it as the spare that the block is given next time, with most of its files in place.
    """
    spare, old = _beside(folder, "spare"), _beside(folder, "old")
    mend(folder)
    if old.exists():
        shutil.rmtree(spare, ignore_errors=True)
        old.rename(spare)
    if spare.is_symlink() or not spare.is_dir() or not _on_one_disk(spare, folder):
        _remove(spare)
        spare.mkdir(parents=True)
    yield spare
    if not folder.exists():
        spare.rename(folder)
    elif not _exchange(spare, folder):
        folder.rename(old)
        spare.rename(folder)
        old.rename(spare)


def mend(folder: Path) -> None:
    """Put the old folder back if a build was stopped between two renames."""
    old = _beside(folder, "old")
    if old.exists() and not folder.exists():
        old.rename(folder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """What a folder has of the files that it is to hold: each by its path with its inode, and the folders for them."""

    files: dict[str, int] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)


def cleared(folder: Path, wanted: Iterable[str]) -> Stock:
    """What a folder has of these files, after everything else in it has been deleted."""
    stock, paths = Stock(), set(wanted)
    folders = {above for path in paths for above in _above(path)}
    waiting = [(str(folder), "")]
    while waiting:
        place, below = waiting.pop()
        stock.folders.add(below.removesuffix("/"))
        with os.scandir(place) as entries:
            for entry in list(entries):
                path = below + entry.name
                if path in folders and entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{path}/"))
                elif path in paths and entry.is_file(follow_symlinks=False):
                    stock.files[path] = entry.inode()
                else:
                    _remove(Path(entry.path))
    return stock


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Only one build of a folder at a time: a second one waits for the first."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _beside(folder, "lock").open("a+b") as file:
        _lock(file.fileno())
        yield  # the system unlocks when the file is closed, or its process is gone


def _above(path: str) -> Iterator[str]:
    """The folders that a file lies in, the nearest first."""
    while path := path.rpartition("/")[0]:
        yield path


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _on_one_disk(one: Path, two: Path) -> bool:
    """Whether an inode is the same file in both."""
    return not two.exists() or one.stat().st_dev == two.stat().st_dev


def _beside(folder: Path, suffix: str) -> Path:
    return folder.with_name(f"{folder.name}.{suffix}")


def _exchange(one: Path, two: Path) -> bool:
    """Swap two folders in one step, where the system can."""
    if sys.platform == "win32":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(two)
    if sys.platform == "darwin":
        return bool(libc.renamex_np(*paths, _RENAME_SWAP) == 0)
    if not hasattr(libc, "renameat2"):
        return False
    return bool(libc.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)
