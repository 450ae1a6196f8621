"""The search's index: made by Pagefind from the plan's records, kept until one of them changes, for each edition alone.

There are two questions before it is made anew. Are the outlines and the bodies that the records are made of what they
were? Then nobody has to look at a text. Otherwise: are the records? A new address of a link changes none.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from twinning.edges.kept import Kept
from twinning.edges.packs import Pack, forget_packs, load_pack, save_pack
from twinning.edges.pagefind import Pagefind
from twinning.edges.snapshots import Snapshot
from twinning.edges.stages import Staged
from twinning.model.bodies import Bodies
from twinning.plan.addresses import Addresses
from twinning.plan.files import cut
from twinning.plan.keys import digest
from twinning.plan.outputs import Function, Output, Plan
from twinning.plan.planning import edition_of
from twinning.plan.search.indexes import ENTRY, entry
from twinning.plan.search.records import Outline, Record, outlines_of, records_from
from twinning.plan.search.texts import plain
from twinning.render import sealed
from twinning.render.engine import code_of

_KEPT = 4  # of an edition: a preview or a test may still read the one before


def with_search(staged: Staged, cache: Path, snapshot: Snapshot | None = None) -> Staged:
    """The same site with its index. Whoever only looks at single pages can do without.

    The ``snapshot`` tells which bodies are what they were without a look at them.
    """
    site = staged.site
    if not site.facts.has_search:
        return staged
    editions = (outlines_of(edition_of(site, staged.theme, language)) for language in site.facts.languages)
    packs = _Indexes(cache / "search", _Texts(site.bodies, cache, snapshot)).of(tuple(editions))
    place = Addresses(facts=site.facts).search_index()
    plan: Plan = {**staged.plan, **{output.path: output for output in _outputs(packs, place)}}
    return replace(staged, plan=dict(sorted(plan.items())))


def _outputs(packs: Sequence[Pack], place: PurePosixPath) -> Iterator[Output]:
    for pack in packs:
        for name, part in pack.items():
            if name != ENTRY:
                yield Output(path=place / name, recipe=Function(cut), value=part)
    entries = tuple(cut(pack[ENTRY]).decode() for pack in packs)
    yield Output(path=place / ENTRY, recipe=Function(entry), value=entries)


class _Indexes:
    """The index of each edition: the one that is there, or a new one."""

    def __init__(self, folder: Path, texts: "_Texts") -> None:
        self._folder, self._texts = folder, texts
        self._engine = b"\0".join((code_of(__name__), version("pagefind-bin").encode()))

    def of(self, editions: Sequence[Sequence[Outline]]) -> list[Pack]:
        sources = {each.source for outlines in editions for each in outlines if each.source}
        with closing(Pagefind()) as pagefind:
            packs = [self._pack(number, outlines, pagefind) for number, outlines in enumerate(editions)]
        self._texts.forget_others(sources)
        return packs

    def _pack(self, number: int, outlines: Sequence[Outline], pagefind: Pagefind) -> Pack:
        sources = [each.source for each in outlines if each.source]
        origin = self._hash(digest((tuple(outlines), *map(self._texts.key, sources))))
        note = self._folder / f"{number}.origin"
        if (known := sealed.load(note, origin)) and (pack := self._known(known.decode())):
            return pack
        records = records_from(outlines, self._texts.read(sources))
        name = f"{number}-{self._hash(digest(records)).hex()}.pack"
        pack = self._known(name) or self._made(number, name, records, pagefind)
        sealed.save(note, origin, name.encode())
        return pack

    def _known(self, name: str) -> Pack | None:
        pack = load_pack(self._folder / name)
        if pack:
            with suppress(OSError):  # nobody may write there
                os.utime(self._folder / name)
        return pack

    def _made(self, number: int, name: str, records: Sequence[Record], pagefind: Pagefind) -> Pack:
        forget_packs(self._folder, f"{number}-*.pack", _KEPT - 1)
        return save_pack(self._folder / name, pagefind.index(records))

    def _hash(self, made_of: bytes) -> bytes:
        return blake2b(made_of + b"\0" + self._engine, digest_size=16).digest()


class _Texts:
    """The plain texts of bodies, by their documents' paths: each is made once, for as long as its body is the same."""

    def __init__(self, bodies: Bodies, cache: Path, snapshot: Snapshot | None) -> None:
        self._bodies, self._kept, self._snapshot = bodies, Kept(cache / "texts.sqlite"), snapshot
        self._keys: dict[str, bytes] = {}
        self._has_new = False

    def key(self, source: str) -> bytes:
        """Changes with the text."""
        if source not in self._keys:
            self._keys[source] = blake2b(self._made_of(source), digest_size=16).digest()
        return self._keys[source]

    def read(self, sources: Iterable[str]) -> Mapping[str, str]:
        keys = {source: self.key(source) for source in sources}
        known = self._kept.get(keys.values())
        fresh = {key: plain(self._bodies.read(source)) for source, key in keys.items() if key not in known}
        self._kept.put(fresh)
        self._has_new |= bool(fresh)
        known |= fresh
        return {source: known[key] for source, key in keys.items()}

    def forget_others(self, sources: Iterable[str]) -> None:
        if self._has_new:
            self._kept.keep_only(map(self.key, sources))

    def _made_of(self, source: str) -> bytes:
        if self._snapshot:
            # A body is what comes of its document's bytes with these settings and this code.
            hashed = self._snapshot.sources.documents.get(source.partition("/")[2])
            if hashed:
                return b"\0".join((b"file", self._snapshot.around, source.encode(), hashed))
        texts = (part for part in self._bodies.read(source).parts if isinstance(part, str))
        return b"\0".join((b"body", code_of(__name__), "".join(texts).encode()))
