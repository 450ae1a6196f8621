"""The render stage: a plan becomes a folder, keeping every file whose key has not changed."""

import os
from collections.abc import Callable, Iterator, Set
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from twinning.plan.outputs import Function, Output, Plan, Recipe
from twinning.render.folders import Stock, cleared, locked, next_folder
from twinning.render.manifests import Built, Manifest, Written, load_manifest, save_manifest
from twinning.render.rendering import Renderer, key_of
from twinning.render.templates import Templates
from twinning.render.workers import shared_out

_PORTION = 40  # pages that are rendered at a time


def build(  # noqa: PLR0913 - each is a fact of its own, and named where it is given
    plan: Plan,
    folder: Path,
    manifest_path: Path,
    templates: Templates,
    progress: Callable[[int, int], None] = lambda *_: None,
    *,
    executor: Executor | None = None,
    name: str = "",
    since: "Since | None" = None,
) -> Built:
    """Make ``folder`` hold exactly the plan. Whatever stops it, the folder stays as it was.

    ``name`` is that of what the plan was made from, for the manifest.
    """
    with locked(folder):
        last = load_manifest(manifest_path)
        with next_folder(folder) as spare:
            stock = cleared(spare, map(str, plan))
            work = _Work(plan=plan, templates=templates, last=last, old=folder, new=spare, stock=stock, since=since)
            work.run(executor, progress)
            # Before the folder: a manifest whose files are not there yet keeps nothing, and is no harm.
            save_manifest(manifest_path, Manifest(files=work.files, name=name))
    return Built(made=work.made, kept=len(plan) - work.made)


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What is new since the build of a name: the bodies of these documents, and nothing else."""

    name: str
    edited: Set[str]


@dataclass(kw_only=True)
class _Work:
    """One build: what of the old folder can be kept is linked into the new one, the rest is rendered.

    The new one has a ``stock``, which is nobody's word for anything: a file in it counts where it is the same file as
    the old folder's, and is written into only where it is not.
    """

    plan: Plan
    templates: Templates
    last: Manifest
    old: Path
    new: Path
    stock: Stock
    since: Since | None
    made: int = 0
    files: dict[str, Written] = field(default_factory=dict)
    _done: int = 0
    _waiting: list[tuple[str, str, frozenset[str]]] = field(default_factory=list)

    def run(self, executor: Executor | None, progress: Callable[[int, int], None]) -> None:
        render = Renderer(self.templates)
        waiting = iter(self._waiting)
        for data in shared_out(executor, render, self._to_render(progress), _PORTION, _cost):
            path, key, read = next(waiting)
            self.files[path] = Written.of(key, self._written(path, data), read)
            self.made += 1
            self._tell(progress)

    def _to_render(self, progress: Callable[[int, int], None]) -> Iterator[tuple[Recipe, Any]]:
        """What has no file yet, while the others are being kept."""
        for place, output in self.plan.items():
            path = str(place)
            last = self.last.files.get(path)
            if last is not None and self._is_spared(output, last) and self._kept(path, last):
                self._tell(progress)
                continue
            value, read = output.made()
            key = key_of(output.recipe, value, self.templates)
            if last is not None and last.key == key and self._kept(path, last, read):
                self._tell(progress)
                continue
            self._waiting.append((path, key, read))
            yield output.recipe, value

    def _is_spared(self, output: Output, last: Written) -> bool:
        """Whether its value must be what it was: only bodies are new, and it had read none of these.

        What is at hand is looked at all the same: it costs nothing to make.
        """
        if self.since is None or self.since.name != self.last.name:
            return False
        return output.is_deferred and self.since.edited.isdisjoint(last.read)

    def _kept(self, path: str, last: Written, read: frozenset[str] | None = None) -> bool:
        """Link the old file into the new folder, if it still is what the last build wrote."""
        old = f"{self.old}/{path}"
        try:
            if not last.is_still(os.stat(old)):  # noqa: PTH116 - as everywhere here: ten thousand times
                return False
            if self.stock.files.get(path) != last.inode:
                os.link(old, self._free(path))
        except OSError:  # it is gone, or a file system without hard links
            return False
        self.files[path] = last if read is None or read == last.read else _read_by(last, read)
        return True

    def _written(self, path: str, data: bytes) -> str:
        """Where a file has been made of these bytes.

        A file of the stock that has no other name is nobody else's, and is written over: a disk that has just deleted
        many files takes long to make as many (ext4 looks at each of them to leave it alone for some minutes).
        """
        target = f"{self.new}/{path}"
        if path in self.stock.files:
            with suppress(OSError):
                if os.lstat(target).st_nlink == 1:
                    with open(target, "r+b", buffering=0) as file:  # noqa: PTH123 - as everywhere here
                        file.write(data)
                        file.truncate()
                    return target
        with open(self._free(path), "xb", buffering=0) as file:  # noqa: PTH123 - as everywhere here
            file.write(data)
        return target

    def _free(self, path: str) -> str:
        """Where a file is to be made: there is none, but a folder for it."""
        target = f"{self.new}/{path}"
        self._make_folder(path.rpartition("/")[0])
        if self.stock.files.pop(path, None):
            os.unlink(target)  # noqa: PTH108 - as everywhere here
        return target

    def _make_folder(self, folder: str) -> None:
        if folder not in self.stock.folders:
            self._make_folder(folder.rpartition("/")[0])
            os.mkdir(f"{self.new}/{folder}")  # noqa: PTH102 - as everywhere here
            self.stock.folders.add(folder)

    def _tell(self, progress: Callable[[int, int], None]) -> None:
        self._done += 1
        progress(self._done, len(self.plan))


def _cost(item: tuple[Recipe, Any]) -> int:
    return item[0].cost if isinstance(item[0], Function) else 1


def _read_by(last: Written, read: frozenset[str]) -> Written:
    return Written(key=last.key, inode=last.inode, size=last.size, mtime_ns=last.mtime_ns, read=read)
