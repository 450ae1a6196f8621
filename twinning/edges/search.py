"""The index of the search: made by Pagefind from the plan's records, kept until one of them changes.

Pagefind's own Python client waits a tenth of a second for every record and needs an event loop, so its program is
spoken to directly, in the same words (https://pagefind.app/docs/node-api/): JSON in Base64, ended by a comma, one
answer for each. Its filters are not used: Pagefind writes them in another order each time, and a site is to have the
same bytes wherever it is built. What a search is narrowed by stands in a file of ours beside the index, by the names
that Pagefind gives its results.
"""

import gzip
import json
import os
import shutil
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from importlib.metadata import version
from itertools import groupby
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from typing import IO, Any

import pagefind_bin

from twinning.edges.stages import Staged
from twinning.plan.addresses import Addresses
from twinning.plan.files import File, copy
from twinning.plan.keys import digest
from twinning.plan.outputs import Function, Output, Plan
from twinning.plan.planning import records_of
from twinning.plan.search.records import Record
from twinning.render.engine import code_of

# Between what is shown of a record and what is only searched.
_BREAK = "␞"
# Of Pagefind's files, those for the search itself; the others are its own interface.
_WANTED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.*.pagefind", "*/*.pf_*", "facets.*.json")
_HEAD = b"pagefind_dcd"
_KEPT = 4  # indexes: a preview or a test may still read the one before


class IndexFailed(Exception):
    """Pagefind did not do as asked; carries its words."""


def with_search(staged: Staged, cache: Path) -> Staged:
    """The same site with its index. Whoever only looks at single pages can do without."""
    records = records_of(staged.site, staged.theme)
    folder = _index(records, cache / "search")
    place = Addresses(facts=staged.site.facts).search_index()
    plan: Plan = {**staged.plan, **{output.path: output for output in _outputs(folder, place)}}
    return replace(staged, plan=dict(sorted(plan.items())))


def _outputs(folder: Path, place: PurePosixPath) -> Iterator[Output]:
    for path in sorted({path for pattern in _WANTED for path in folder.glob(pattern)}):
        value = File(path=str(path), digest=blake2b(path.read_bytes(), digest_size=16).hexdigest())
        yield Output(path=place / path.relative_to(folder).as_posix(), recipe=Function(copy), value=value)


def _index(records: Sequence[Record], cache: Path) -> Path:
    """The folder with the records' index: the one that is there, or a new one."""
    made_of = (digest(tuple(records)), code_of(__name__), version("pagefind-bin").encode())
    name = blake2b(b"\0".join(made_of), digest_size=16).hexdigest()
    folder = cache / name
    if folder.exists():
        os.utime(folder)
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    fresh = Path(mkdtemp(prefix="new-", dir=cache))
    try:
        _make(records, fresh)
        with suppress(OSError):  # another build was faster, and its folder is as good
            fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    _forget(cache)
    return folder


def _forget(cache: Path) -> None:
    with suppress(FileNotFoundError):  # another build forgets them at the same moment
        folders = sorted(cache.iterdir(), key=lambda each: each.stat().st_mtime, reverse=True)
        for old in folders[_KEPT:]:
            shutil.rmtree(old, ignore_errors=True)


def _make(records: Iterable[Record], folder: Path) -> None:
    by_language = {tag: tuple(group) for tag, group in groupby(records, key=lambda record: _tag(record.language))}
    requests: list[Mapping[str, Any]] = [
        {"type": "NewIndex", "config": {}},
        *(_request(record) for group in by_language.values() for record in group),
        {"type": "WriteFiles", "index_id": 0, "output_path": str(folder)},
    ]
    _tell(requests)
    # Pagefind lists the languages in another order each time.
    entry = folder / "pagefind-entry.json"
    entry.write_text(json.dumps(json.loads(entry.read_bytes()), sort_keys=True), encoding="utf-8")
    for tag, group in by_language.items():
        facets = dict(_facets({_name(record): record for record in group}, sorted(folder.glob(f"fragment/{tag}_*"))))
        text = json.dumps(facets, ensure_ascii=False, separators=(",", ":"))
        (folder / f"facets.{tag}.json").write_text(text, encoding="utf-8")


def _request(record: Record) -> Mapping[str, Any]:
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": _name(record),
        "content": f"{record.title} {record.text} {_BREAK} {record.names}",
        "language": _tag(record.language),
        "meta": {"title": record.title},
        "filters": {},
        "sort": {},
    }


def _name(record: Record) -> str:
    """A record's address with its edition's tag: where a text is not translated, several editions have the same one,
    and Pagefind would keep only the last."""
    return f"{_tag(record.language)} {record.url}"


def _tag(language: str) -> str:
    """As Pagefind's script asks for it."""
    return language.lower()


def _facets(records: Mapping[str, Record], fragments: Iterable[Path]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """What the results of a language are narrowed by and shown with, by the names that Pagefind gives them."""
    for path in fragments:
        record = records[json.loads(gzip.decompress(path.read_bytes()).removeprefix(_HEAD))["url"]]
        yield path.stem, (record.kind.value, record.date, record.when, record.cities, record.lang)


def _tell(requests: Iterable[Mapping[str, Any]]) -> None:
    """Have Pagefind do what is asked, one after the other; IndexFailed with its words where it cannot."""
    command = [str(pagefind_bin.get_executable()), "--service"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:
        assert program.stdin
        assert program.stdout
        for number, request in enumerate(requests):
            message = json.dumps({"message_id": number, "payload": request}).encode()
            program.stdin.write(b64encode(message) + b",")
            program.stdin.flush()
            answer = _answer(program.stdout)
            if answer.get("type") == "Error":
                program.kill()
                raise IndexFailed(answer.get("message"))


def _answer(stream: IO[bytes]) -> Mapping[str, Any]:
    text = b"".join(iter(partial(_sign, stream), b","))
    payload: Mapping[str, Any] = json.loads(b64decode(text))["payload"]
    return payload


def _sign(stream: IO[bytes]) -> bytes:
    sign = stream.read(1)
    if not sign:
        raise IndexFailed("Pagefind ended without an answer")
    return sign
