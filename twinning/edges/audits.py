"""The result of an accessibility run, written into the front matter of the statement."""

import re
from collections.abc import Iterable
from pathlib import Path

import yaml

from twinning.edges.translations import FRONT
from twinning.model.documents import Document
from twinning.model.schema import Audit, PageFields
from twinning.model.vocabulary import PageRole

# The key with the lines that belong to it: indented ones, items of a list, and empty lines between them.
_BLOCK = re.compile(rb"^audit:[^\n]*\n(?:(?:[ \t]|-[ \t])[^\n]*\n|\r?\n(?=[ \t-]))*", re.MULTILINE)


def statement_of(documents: Iterable[Document]) -> Document | None:
    """The original of the page that tells how accessible the site is; None where there is none."""
    return next((document for document in documents if document.is_original and _is_statement(document)), None)


def write(root: Path, statement: Document, audit: Audit) -> Path:
    """Put a result in the place of the last one; everything else stays byte for byte. The file, from the project."""
    path = root / statement.path
    path.write_bytes(noted(path.read_bytes(), audit))
    return path


def noted(data: bytes, audit: Audit) -> bytes:
    """A document with the result as the last key of its front matter."""
    front = FRONT.match(data)
    assert front is not None, "it has been read, so it has front matter"
    newline = b"\r\n" if b"\r\n" in front[0] else b"\n"
    told = yaml.safe_dump({"audit": _told(audit)}, allow_unicode=True, sort_keys=False, width=1000).encode()
    return _BLOCK.sub(b"", front[0]) + told.replace(b"\n", newline) + data[front.end() :]


def _told(audit: Audit) -> dict[str, object]:
    told = audit.model_dump()
    lists = {name: [dict(each) for each in told.pop(name)] for name in ("tools", "findings")}
    return told | {name: each for name, each in lists.items() if each}


def _is_statement(document: Document) -> bool:
    fields = document.fields
    return isinstance(fields, PageFields) and fields.role is PageRole.ACCESSIBILITY
