"""Folders that change all at once: a fresh one is built beside the old one and takes its place by rename."""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux, renameat2(2)
_RENAME_SWAP = 2  # macOS, renamex_np(2)


@contextmanager
def fresh_folder(folder: Path) -> Iterator[Path]:
    """An empty folder that takes the place of ``folder`` when the block ends well, and vanishes when it does not.

    At every moment a whole folder stands at ``folder``: the old one or the new one. Where the system cannot exchange
    two folders at once, there is a moment with the old one under its other name only; the next build puts it back.
    """
    fresh, old = _beside(folder, "new"), _beside(folder, "old")
    mend(folder)
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        yield fresh
        if not folder.exists():
            fresh.rename(folder)
        elif not _exchange(fresh, folder):
            folder.rename(old)
            fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def mend(folder: Path) -> None:
    """Put the old folder back if a build was stopped between two renames."""
    old = _beside(folder, "old")
    if old.exists() and not folder.exists():
        old.rename(folder)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Only one build of a folder at a time: a second one waits for the first."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _beside(folder, "lock").open("a+b") as file:
        _lock(file.fileno())
        yield  # the system unlocks when the file is closed, or its process is gone


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
