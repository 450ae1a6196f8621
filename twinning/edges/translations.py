"""Which translations follow their originals: told, and written into their front matter."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from twinning.model.documents import Document

_KEY = re.compile(rb"^translated_from:[^\n]*\n", re.MULTILINE)
FRONT = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n.*?(?=^---[ \t]*\r?$)", re.MULTILINE | re.DOTALL)


def originals_of(documents: list[Document]) -> Iterator[tuple[Document, Document]]:
    """Every translation with its original."""
    originals = {document.bundle.folder: document for document in documents if document.is_original}
    for document in documents:
        if not document.is_original and document.bundle.folder in originals:
            yield document, originals[document.bundle.folder]


def mark_current(root: Path, documents: list[Document], only: str = "") -> Mapping[str, str]:
    """Note in translations that they were made from their originals as these are now; path -> fingerprint, written.

    ``only`` is the path of one translation, from the project's folder; otherwise all that have no note yet are marked:
    whoever marks one that has a note says so by name, because only a person can tell that it is up to date again.
    """
    wanted = PurePosixPath(only).as_posix() if only else ""
    marked = {}
    for translation, original in originals_of(documents):
        if translation.path == wanted or (not wanted and not translation.translated_from):
            path = root / translation.path
            path.write_bytes(_noted(path.read_bytes(), original.fingerprint))
            marked[translation.path] = original.fingerprint
    return marked


def _noted(data: bytes, fingerprint: str) -> bytes:
    """A document with the note as the last line of its front matter; everything else stays byte for byte."""
    front = FRONT.match(data)
    assert front is not None, "it has been read, so it has front matter"
    newline = b"\r\n" if b"\r\n" in front[0] else b"\n"
    note = b"translated_from: " + fingerprint.encode() + newline
    return _KEY.sub(b"", front[0]) + note + data[front.end() :]
