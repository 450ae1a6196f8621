"""Pagefind, which makes the index of an edition from its records.

Pagefind's own Python client waits a tenth of a second for every record and needs an event loop, so its program is
spoken to directly, in the same words (https://pagefind.app/docs/node-api/): JSON in Base64, ended by a comma, one
answer for each. Its filters are not used: Pagefind writes them in another order each time, and a site is to have the
same bytes wherever it is built. What a search is narrowed by stands in a file of ours beside the index, by the names
that Pagefind gives its results.

An index holds one edition. Pagefind would take all at once and make the same files; but it can only ever begin anew,
and a text that is edited belongs to one edition.
"""

import gzip
import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from io import BufferedReader
from pathlib import PurePosixPath
from typing import Any

from twinning.plan.search.indexes import ENTRY
from twinning.plan.search.records import Record

# Between what is shown of a record and what is only searched.
_BREAK = "␞"
# Of Pagefind's files, those for the search itself; the others are its own interface.
_WANTED = (ENTRY, "pagefind.js", "*.pf_*", "wasm.*.pagefind")
_HEAD = b"pagefind_dcd"


class IndexFailed(Exception):
    """Pagefind did not do as asked; carries its words."""


class Pagefind:
    """Pagefind's program, begun when there is something to do, and ended by ``close``."""

    def __init__(self) -> None:
        self._program: subprocess.Popen[bytes] | None = None
        self._asked = 0

    def index(self, records: Iterable[Record]) -> dict[str, bytes]:
        """The files of the index of one edition's records, by their names; IndexFailed where it cannot."""
        by_name = {_name(record): record for record in records}
        number = self.ask({"type": "NewIndex", "config": {}})["index_id"]
        for record in by_name.values():
            self.ask(_request(record, number))
        # It sends them: what it writes itself it may not have written when it ends.
        sent = self.ask({"type": "GetFiles", "index_id": number})["files"]
        self.ask({"type": "DeleteIndex", "index_id": number})
        found = {file["path"]: b64decode(file["content"]) for file in sent if _is_wanted(file["path"])}
        files = dict(sorted(found.items()))
        for tag in {_tag(record.language) for record in by_name.values()}:
            facets = dict(_facets(by_name, files, f"fragment/{tag}_"))
            if len(facets) < len(by_name):
                raise IndexFailed(f"{len(by_name)} records became {len(facets)} in {tag}")
            files[f"facets.{tag}.json"] = json.dumps(facets, ensure_ascii=False, separators=(",", ":")).encode()
        return files

    def ask(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """The answer to a request; IndexFailed with its words where it cannot do as asked."""
        program = self._begun()
        assert program.stdin
        assert isinstance(program.stdout, BufferedReader)
        message = json.dumps({"message_id": self._asked, "payload": request}).encode()
        self._asked += 1
        program.stdin.write(b64encode(message) + b",")
        program.stdin.flush()
        answer = _answer(program.stdout)
        if answer["type"] == "Error":
            raise IndexFailed(answer.get("message"))
        return answer

    def close(self) -> None:
        if self._program is not None:
            with self._program as program:
                program.kill()  # it has nothing to finish
            self._program = None

    def _begun(self) -> "subprocess.Popen[bytes]":
        import pagefind_bin  # needed for a new index only

        if self._program is None:
            command = [str(pagefind_bin.get_executable()), "--service"]
            self._program = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._program


def _is_wanted(name: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in _WANTED)


def _request(record: Record, index: int) -> Mapping[str, Any]:
    return {
        "type": "AddRecord",
        "index_id": index,
        "url": _name(record),
        "content": f"{record.title} {record.text} {_BREAK} {record.names}",
        "language": _tag(record.language),
        "meta": {"title": record.title},
        "filters": {},
        "sort": {},
    }


def _name(record: Record) -> str:
    """A record's address with its edition's tag: where a text is not translated, several editions have the same one,
    and Pagefind's script would take their fragments for one."""
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


def _answer(stream: BufferedReader) -> Mapping[str, Any]:
    text = bytearray()
    while not text.endswith(b","):
        more = stream.read1()
        if not more:
            raise IndexFailed("Pagefind ended without an answer")
        text += more
    payload: Mapping[str, Any] = json.loads(b64decode(text[:-1]))["payload"]
    return payload
