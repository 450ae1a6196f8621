"""The content as it was read: each file once, for as long as its bytes stay the same."""

import pickle
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from twinning.edges.disk import Sources, digest
from twinning.edges.kept import Kept
from twinning.edges.snapshots import in_words
from twinning.model.documents import Asset, Raster
from twinning.model.facts import Facts
from twinning.model.problems import Problem
from twinning.plan.files import Changed
from twinning.read.bundles import legible
from twinning.read.pictures import probe
from twinning.read.reader import Reader, Reading
from twinning.render.engine import code_of
from twinning.render.workers import in_portions, shared_out

T = TypeVar("T")
_Probe = tuple[Raster | None, tuple[Problem, ...]]
# Documents that are read at a time, some fifty milliseconds' work; and pictures.
_DOCUMENTS, _PICTURES = 50, 4


@dataclass(kw_only=True)
class Readings:
    """Reads documents and looks at pictures, by many hands where they are many; what it has seen before, it knows.

    It knows it by the hash of its bytes and name, of the code that reads and of that code's settings: never by a time
    of writing. ``reader`` is the recipe of a Reader, as bytes, so that others can make the same.
    """

    content: Path
    reader: bytes
    settings: bytes  # the same in words
    kept: Kept
    executor: Executor | None = None
    _known: dict[tuple[str, bytes], Any] = field(default_factory=dict, repr=False)  # by its path and its hash

    @classmethod
    def of(cls, settings: Mapping[str, Any], facts: Facts, executor: Executor | None = None) -> "Readings":
        content = Path(settings["PATH"])
        # Pelican's own reader adds "extensions", in builds only; what all commands know would be known to none.
        markdown = {name: each for name, each in settings["MARKDOWN"].items() if name != "extensions"}
        recipe = {"content": content.name, "languages": facts.languages, "markdown": markdown}
        kept = Kept(Path(settings["CACHE_PATH"]) / "readings.sqlite")
        settings_ = in_words(recipe).encode("utf-8", "surrogateescape")
        return cls(content=content, reader=pickle.dumps(recipe), settings=settings_, kept=kept, executor=executor)

    def or_known(self, other: "Readings") -> "Readings":
        """The other, which knows more, where it reads the same and keeps it in the same place."""
        is_same = (self.content, self.settings, self.kept.path) == (other.content, other.settings, other.kept.path)
        return other if is_same else self

    def documents(self, sources: Sources) -> list[Reading]:
        read = partial(_read, self.reader, str(self.content))
        return list(self._all(sources.documents, self._document_key, read, _DOCUMENTS).values())

    def assets(self, sources: Sources) -> Mapping[str, Asset]:
        """The files beside the texts, by their path as links name them: normalised, from the project's folder."""
        probes = self._all(sources.assets, self._asset_key, partial(_probed, str(self.content)), _PICTURES)
        assets = (self._asset(path, sources.assets[path], found) for path, found in probes.items())
        return {asset.path: asset for asset in assets}

    def known(self, path: str, hashed: bytes) -> Reading | None:
        """What came of a text whose bytes had this hash; None where nobody knows any more."""
        key = self._document_key(path, hashed)
        reading: Reading | None = self._known.get((path, hashed)) or self.kept.get([key]).get(key)
        return reading

    def read(self, path: str, hashed: bytes) -> Reading:
        """One text whose bytes have this hash; Changed where they have it no longer."""
        [(found, reading)] = _read(self.reader, str(self.content), [path])
        self._keep({(path, found): reading}, self._document_key)
        if found != hashed:
            raise Changed(path)
        return reading

    def forget_others(self, sources: Sources) -> None:
        """What is not among these will hardly come again."""
        self.forget_here(sources)
        keys = {self._document_key(*each) for each in sources.documents.items()}
        self.kept.keep_only(keys | {self._asset_key(*each) for each in sources.assets.items()})

    def forget_here(self, sources: Sources) -> None:
        """The same in memory alone, which is quicker."""
        files = sources.documents.items() | sources.assets.items()
        self._known = {file: each for file, each in self._known.items() if file in files}

    def _all(
        self,
        files: Mapping[str, bytes],
        key_of: Callable[[str, bytes], bytes],
        work: Callable[[list[str]], list[tuple[bytes, T]]],
        portion: int,
    ) -> dict[str, T]:
        keys = {file: key_of(*file) for file in files.items() if file not in self._known}
        kept = self.kept.get(keys.values())
        self._known |= {file: kept[key] for file, key in keys.items() if key in kept}
        fresh = [file for file, key in keys.items() if key not in kept]
        made = {}
        work_ = shared_out(self.executor, work, in_portions([path for path, _ in fresh], portion))
        for (path, _), (hashed, each) in zip(fresh, work_, strict=True):
            made[path, hashed] = each
        # Kept for the bytes that were read: somebody may have saved since they were hashed.
        self._keep(made, key_of)
        if moved := [path for path, hashed in fresh if (path, hashed) not in made]:
            raise Changed(moved[0])
        return {path: self._known[path, hashed] for path, hashed in files.items()}

    def _keep(self, made: Mapping[tuple[str, bytes], Any], key_of: Callable[[str, bytes], bytes]) -> None:
        self.kept.put({key_of(*file): each for file, each in made.items()})
        self._known |= made

    def _document_key(self, path: str, hashed: bytes) -> bytes:
        return digest(b"\0".join((code_of(Reader.__module__), self.settings, _name(path), hashed)))

    def _asset_key(self, path: str, hashed: bytes) -> bytes:
        return digest(b"\0".join((code_of(probe.__module__), self.content.name.encode(), _name(path), hashed)))

    def _asset(self, path: str, hashed: bytes, found: tuple[int, _Probe]) -> Asset:
        size, (raster, problems) = found
        return Asset(
            path=legible(f"{self.content.name}/{path}"),
            location=str(self.content / path),
            digest=hashed.hex(),
            size=size,
            raster=raster,
            problems=problems,
        )


class _Here(threading.local):
    """What a thread has to itself: a Reader reads one text at a time."""

    recipe = b""
    reader: Reader


_here = _Here()


def _reader(recipe: bytes) -> Reader:
    """One for a thread: it holds what is made once for all documents."""
    if _here.recipe != recipe:
        _here.reader = Reader(**pickle.loads(recipe))
        _here.recipe = recipe
    return _here.reader


def _read(recipe: bytes, content: str, paths: list[str]) -> list[tuple[bytes, Reading]]:
    readings = []
    for path in paths:
        data = Path(content, path).read_bytes()
        readings.append((digest(data), _reader(recipe).read(PurePosixPath(path), data)))
    return readings


def _probed(content: str, paths: list[str]) -> list[tuple[bytes, tuple[int, _Probe]]]:
    probes = []
    for path in paths:
        data = Path(content, path).read_bytes()
        name = legible(f"{PurePosixPath(content).name}/{path}")
        probes.append((digest(data), (len(data), probe(name, data))))
    return probes


def _name(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")
