"""Where relative links and pictures lead, and what is wrong with those that lead nowhere."""

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from twinning.model.documents import Asset, Document, Reference
from twinning.model.problems import Problem, Severity, nearest, suggestion
from twinning.model.site import AssetTarget, PieceTarget
from twinning.model.vocabulary import Kind

# A text, though it is not called one: artikel.md, and index.md.txt as Windows makes it.
_TEXT = re.compile(r"\.(?:md|markdown)$|/index[^/]*$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Library:
    """Every document and file there is, shown or not, as links can name them."""

    documents: Mapping[str, Document]  # by path
    folders: Mapping[str, Document]  # a bundle's folder -> its original
    assets: Mapping[str, Asset]

    @classmethod
    def of(cls, documents: Iterable[Document], assets: Mapping[str, Asset]) -> "Library":
        by_path = {document.path: document for document in documents}
        folders = {document.bundle.folder: document for document in by_path.values() if document.is_original}
        return cls(documents=by_path, folders=folders, assets=assets)

    @cached_property
    def folded(self) -> Mapping[str, str]:
        """Any path in lower case, and the path as it is written: only for who looks for one that is not there."""
        return {path.casefold(): path for path in (*self.documents, *self.folders, *self.assets)}

    def resolve(self, document: Document, reference: Reference) -> PieceTarget | AssetTarget | str | Problem:
        """A piece, a file, an anchor of the same text (as ``#name``), or the problem."""
        path, _, fragment = unicodedata.normalize("NFC", reference.target).partition("#")
        if path.startswith("/"):
            hint = "Bitte den Weg zur Datei angeben, etwa ../../../cities/saint-quentin/index.md."
            return self._broken(document, reference, f"„{reference.target}“ beginnt mit einem Schrägstrich", hint)
        if not path:
            return self._anchor(document, document, reference, fragment) or f"#{fragment}"
        full = posixpath.normpath(posixpath.join(document.bundle.folder, path))
        if full in self.assets:
            return AssetTarget(path=full)
        target = None if reference.embeds else self.folders.get(full) or self.documents.get(full)
        if target is None:
            return self._missing(document, reference, full)
        return self._anchor(document, target, reference, fragment) or self._piece(document, target, reference, fragment)

    def _piece(
        self, document: Document, target: Document, reference: Reference, fragment: str
    ) -> PieceTarget | Problem:
        if target.bundle.kind is Kind.NOTICE:
            return self._broken(document, reference, "ein Hinweis hat keine eigene Seite", "Bitte anders verlinken.")
        language = "" if target.is_original else target.language
        return PieceTarget(kind=target.bundle.kind, slug=target.bundle.slug, language=language, fragment=fragment)

    def _anchor(self, document: Document, target: Document, reference: Reference, fragment: str) -> Problem | None:
        if not fragment or fragment in target.body.anchors or not target.is_sound:
            return None
        hint = suggestion(fragment, target.body.anchors) or "Der Text hat keine Zwischenüberschriften."
        return self._broken(document, reference, f"die Sprungmarke „#{fragment}“ gibt es nicht", hint)

    def _missing(self, document: Document, reference: Reference, full: str) -> Problem:
        what = "das Bild" if reference.embeds else "das Ziel"
        message = f"{what} „{reference.target}“ gibt es nicht"
        written = self.folded.get(full.casefold())
        if written and written != full:
            return self._broken(
                document, reference, message, f"Groß- und Kleinschreibung: „{posixpath.basename(written)}“."
            )
        similar = nearest(full, self.folded.values(), cutoff=0.9)
        if similar:
            way = posixpath.relpath(similar, document.bundle.folder)
            return self._broken(document, reference, message, f"Meinten Sie „{way}“?")
        siblings = [path for path in self.folded.values() if posixpath.dirname(path) == posixpath.dirname(full)]
        hint = suggestion(posixpath.basename(full), map(posixpath.basename, siblings))
        return self._broken(document, reference, message, hint or "Bitte den Weg prüfen.")

    @staticmethod
    def _broken(document: Document, reference: Reference, message: str, hint: str) -> Problem:
        return document.problem("link", message, hint, at=reference.line)


def unused(library: Library, used: Iterable[str], problems: Iterable[Problem]) -> Iterator[Problem]:
    """A warning for each file that no text and no front matter names; an error where it is a text by another name.

    Of the files beside a text with ``problems`` nobody can say.
    """
    wrong = {problem.path for problem in problems if problem.is_error}
    unsound = tuple(
        f"{each.bundle.folder}/" for each in library.documents.values() if not each.is_sound or each.path in wrong
    )
    for path in sorted(library.assets.keys() - set(used)):
        if path.startswith(unsound):
            continue
        if _TEXT.search(path):
            hint = "In einen eigenen Ordner legen und index.md nennen; Übersetzungen heißen etwa index.fr.md."
            message = "die Datei wird nicht gelesen: Texte heißen index.md"
            yield Problem(path=path, line=1, rule="unread", message=message, hint=hint)
            continue
        yield Problem(
            path=path,
            line=1,
            rule="unused",
            message="die Datei wird nirgends benutzt und nicht veröffentlicht",
            hint="Im Text verlinken oder löschen.",
            severity=Severity.WARNING,
        )
