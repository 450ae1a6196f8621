"""The render stage: a plan becomes a folder, keeping every file whose key has not changed."""

import os
from collections.abc import Callable, Iterable, Iterator, Set
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from twinning.plan.outputs import Function, Output, Plan, Template
from twinning.render.folders import Stock, cleared, locked, next_folder
from twinning.render.manifests import Built, Manifest, Written, load_manifest, save_manifest
from twinning.render.rendering import Order, Rendered, Renderer, key_of
from twinning.render.templates import Templates
from twinning.render.workers import in_portions, shared_out

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
    around: "Around | None" = None,
) -> Built:
    """Make ``folder`` hold exactly the plan. Whatever stops it, the folder stays as it was.

    ``name`` is that of what the plan was made from, for the manifest.
    """
    with locked(folder):
        last = load_manifest(manifest_path)
        with next_folder(folder) as spare:
            stock = cleared(spare, map(str, plan))
            work = _Work(
                plan=plan,
                templates=templates,
                last=last,
                old=folder,
                new=spare,
                stock=stock,
                since=since,
                around=around.name if around and not since else "",
            )
            work.run(executor, progress)
            if around and not around.is_still():
                work.forget_origins()
            # Before the folder: a manifest whose files are not there yet keeps nothing, and is no harm.
            save_manifest(manifest_path, Manifest(files=work.files, name=name))
    return Built(made=work.made, kept=len(plan) - work.made)


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What is new since the build of a name: the bodies of these documents, and nothing else."""

    name: str
    edited: Set[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The name of all that a plan was made of beside the content, and whether it still is that."""

    name: str
    is_still: Callable[[], bool]


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
    around: str
    made: int = 0
    files: dict[str, Written] = field(default_factory=dict)
    _done: int = 0

    def run(self, executor: Executor | None, progress: Callable[[int, int], None]) -> None:
        # Batches first, since they take longest.
        orders = sorted(self._orders(progress), key=lambda order: (not _batch(order), _batch(order)))
        portions = in_portions(orders, _PORTION, _cost, _batch)
        if executor and len(portions) > 1:
            recipes = {order.output.recipe for order in orders}
            self.templates.compile(recipe for recipe in recipes if isinstance(recipe, Template))
        render = Renderer(self.templates)
        results = shared_out(executor, render, portions, render.valued, self._placed)
        for order, (path, file, is_new) in zip(orders, results, strict=True):
            self.files[path] = replace(file, origin=self._origin(order.output))
            self.made += is_new
            self._tell(progress)

    def forget_origins(self) -> None:
        """Somebody has saved a template or a setting meanwhile: nobody knows which of the two each file was made of."""
        self.files = {path: replace(file, origin="") for path, file in self.files.items()}

    def _placed(self, results: Iterable[Rendered]) -> list["_Placed"]:
        """What was rendered is a file of the new folder."""
        placed = []
        for path, key, read, data in results:
            kept = self._kept(path, read) if data is None else None
            if kept:
                placed.append(_Placed(path, kept, is_new=False))
            else:
                made = self._written(path, self._again(path) if data is None else data)
                placed.append(_Placed(path, Written.of(key, made, read), is_new=True))
        return placed

    def _again(self, path: str) -> bytes:
        """The bytes of what was to be kept, and was changed just now."""
        [(*_, data)] = Renderer(self.templates)([Order(self.plan[PurePosixPath(path)])])
        assert data is not None
        return data

    def _orders(self, progress: Callable[[int, int], None]) -> Iterator[Order]:
        """What may have no file yet; the others are kept."""
        for place, output in self.plan.items():
            path = str(place)
            last = self.last.files.get(path)
            is_same = last is not None and (self._is_spared(output, last) or self._is_at_hand(output, last))
            spared = self._kept(path) if is_same else None
            if spared:
                self.files[path] = spared
                self._tell(progress)
            else:
                yield Order(output, last.key if last is not None and self._is_there(path, last) else "")

    def _is_at_hand(self, output: Output, last: Written) -> bool:
        """Whether its value costs nothing to make, and is the same: nobody else need be asked."""
        return not output.is_deferred and key_of(output.recipe, output.value, self.templates) == last.key

    def _origin(self, output: Output) -> str:
        """Of what it is made; "" where nobody tells, and where the site was modelled before the bodies that are new."""
        return f"{self.around} {output.origin()}" if self.around and output.origin else ""

    def _is_spared(self, output: Output, last: Written) -> bool:
        """Whether its value must be what it was: it is made of the same; or only bodies are new, and it read none.

        What is at hand is looked at all the same: it costs nothing to make.
        """
        if last.origin and last.origin == self._origin(output):
            return True
        if self.since is None or self.since.name != self.last.name:
            return False
        return output.is_deferred and self.since.edited.isdisjoint(last.read)

    def _is_there(self, path: str, last: Written) -> bool:
        """Whether the old file still is what the last build wrote."""
        try:
            return last.is_still(os.stat(f"{self.old}/{path}"))  # noqa: PTH116 - as everywhere here: ten thousand times
        except OSError:
            return False

    def _kept(self, path: str, read: frozenset[str] | None = None) -> Written | None:
        """Link the old file into the new folder, if it still is what the last build wrote."""
        last = self.last.files[path]
        if not self._is_there(path, last):
            return None
        if self.stock.files.get(path) != last.inode:
            try:
                os.link(f"{self.old}/{path}", self._free(path))
            except OSError:  # a file system without hard links
                return None
        return last if read is None or read == last.read else _read_by(last, read)

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
            with suppress(FileExistsError):  # another process was here first
                os.mkdir(f"{self.new}/{folder}")  # noqa: PTH102 - as everywhere here
            self.stock.folders.add(folder)

    def _tell(self, progress: Callable[[int, int], None]) -> None:
        self._done += 1
        progress(self._done, len(self.plan))


class _Placed(NamedTuple):
    path: str
    file: Written
    is_new: bool


def _cost(order: Order) -> int:
    recipe = order.output.recipe
    return recipe.cost if isinstance(recipe, Function) else 1


def _batch(order: Order) -> str:
    return order.output.batch


def _read_by(last: Written, read: frozenset[str]) -> Written:
    return replace(last, read=read)
