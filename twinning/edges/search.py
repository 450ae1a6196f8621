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
from fnmatch import fnmatchcase
from hashlib import blake2b
from importlib.metadata import version
from io import BufferedReader
from itertools import groupby
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from typing import Any

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
_WANTED = ("pagefind.js", "*.pf_*", "wasm.*.pagefind")
_HEAD = b"pagefind_dcd"
_SEAL = "seal"
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
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != _SEAL):
        value = File(path=str(path), digest=blake2b(path.read_bytes(), digest_size=16).hexdigest())
        yield Output(path=place / path.relative_to(folder).as_posix(), recipe=Function(copy), value=value)


def _index(records: Sequence[Record], cache: Path) -> Path:
    """The folder with the records' index: the one that is there, or a new one."""
    made_of = (digest(tuple(records)), code_of(__name__), version("pagefind-bin").encode())
    name = blake2b(b"\0".join(made_of), digest_size=16).hexdigest()
    folder = cache / name
    if _is_whole(folder):
        os.utime(folder)
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    cache.mkdir(parents=True, exist_ok=True)
    fresh = Path(mkdtemp(prefix="new-", dir=cache))
    try:
        _make(records, fresh)
        (fresh / _SEAL).write_bytes(_seal(fresh))
        with suppress(OSError):  # another build was faster, and its folder is as good
            fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    _forget(cache)
    return folder


def _is_whole(folder: Path) -> bool:
    """Whether an index is as it was made: one that was cut off or changed is only made again."""
    try:
        return (folder / _SEAL).read_bytes() == _seal(folder)
    except OSError:
        return False


def _seal(folder: Path) -> bytes:
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    seal = blake2b(digest_size=16)
    for name in sorted(files.keys() - {_SEAL}):
        seal.update(b"%s\0%d\0%s" % (name.encode(), files[name].stat().st_size, files[name].read_bytes()))
    return seal.hexdigest().encode()


def _forget(cache: Path) -> None:
    with suppress(FileNotFoundError):  # another build forgets them at the same moment
        folders = sorted(cache.iterdir(), key=lambda each: each.stat().st_mtime, reverse=True)
        for old in folders[_KEPT:]:
            shutil.rmtree(old, ignore_errors=True)


def _make(records: Iterable[Record], folder: Path) -> None:
    by_language = {tag: tuple(group) for tag, group in groupby(records, key=lambda record: _tag(record.language))}
    files = dict(_files([record for group in by_language.values() for record in group]))
    for tag, group in by_language.items():
        facets = dict(_facets({_name(record): record for record in group}, files, f"fragment/{tag}_"))
        if len(facets) < len(group):
            raise IndexFailed(f"{len(group)} records became {len(facets)} in {tag}")
        files[f"facets.{tag}.json"] = json.dumps(facets, ensure_ascii=False, separators=(",", ":")).encode()
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)


def _files(records: Iterable[Record]) -> Iterator[tuple[str, bytes]]:
    """Pagefind's files by their names. It sends them: what it writes itself it may not have written when it ends."""
    requests: list[Mapping[str, Any]] = [
        {"type": "NewIndex", "config": {}},
        *map(_request, records),
        {"type": "GetFiles", "index_id": 0},
    ]
    for file in _told(requests)["files"]:
        name, data = file["path"], b64decode(file["content"])
        if name == "pagefind-entry.json":  # with the languages in another order each time
            yield name, json.dumps(json.loads(data), sort_keys=True).encode()
        elif any(fnmatchcase(name, pattern) for pattern in _WANTED):
            yield name, data


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


def _facets(
    records: Mapping[str, Record], files: Mapping[str, bytes], prefix: str
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """What the results of a language are narrowed by and shown with, by the names that Pagefind gives them."""
    for name in sorted(name for name in files if name.startswith(prefix)):
        record = records[json.loads(gzip.decompress(files[name]).removeprefix(_HEAD))["url"]]
        yield PurePosixPath(name).stem, (record.kind.value, record.date, record.when, record.cities, record.lang)


def _told(requests: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Pagefind's last answer to what is asked, one after the other; IndexFailed with its words where it cannot."""
    command = [str(pagefind_bin.get_executable()), "--service"]
    answer: Mapping[str, Any] = {}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:
        assert program.stdin
        assert isinstance(program.stdout, BufferedReader)
        for number, request in enumerate(requests):
            message = json.dumps({"message_id": number, "payload": request}).encode()
            program.stdin.write(b64encode(message) + b",")
            program.stdin.flush()
            answer = _answer(program.stdout)
            if answer["type"] == "Error":
                program.kill()
                raise IndexFailed(answer.get("message"))
    return answer


def _answer(stream: BufferedReader) -> Mapping[str, Any]:
    text = bytearray()
    while not text.endswith(b","):
        more = stream.read1()
        if not more:
            raise IndexFailed("Pagefind ended without an answer")
        text += more
    payload: Mapping[str, Any] = json.loads(b64decode(text[:-1]))["payload"]
    return payload
