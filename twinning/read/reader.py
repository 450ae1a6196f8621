"""The read stage: one file at a time, from bytes to a document and its problems."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel

from twinning.model.documents import Body, Document
from twinning.model.problems import Problem, suggestion
from twinning.model.schema import FIELDS, TRANSLATIONS
from twinning.model.vocabulary import Kind
from twinning.read.bundles import NotABundle, bundle_of, language_of
from twinning.read.frontmatter import FrontMatter, Unreadable, split, validate
from twinning.read.markup import Markup
from twinning.read.typography import typeset_text

# Front matter that readers see as running text; names and addresses stay as typed.
_TYPESET = ("title", "summary", "kicker", "text", "modified_note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of one file: a document, or problems, or both."""

    document: Document | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(kw_only=True)
class Reader:
    """Reads documents; holds what is made once for all of them.

    ``content`` is the content folder relative to the project, ``languages`` the tags the site offers, the original's
    first, ``markdown`` Pelican's MARKDOWN setting.
    """

    content: str
    languages: tuple[str, ...]
    markdown: Mapping[str, Any]
    _markups: dict[str, Markup] = field(default_factory=dict)

    def read(self, path: PurePosixPath, data: bytes) -> Reading:
        """One file, by its path relative to the content folder."""
        where = unicodedata.normalize("NFC", f"{self.content}/{path}")
        try:
            bundle = bundle_of(path, self.content)
            language = self._language(where, path)
            text = _decode(where, data)
            matter = split(where, text)
        except NotABundle as refusal:
            return Reading(problems=(refusal.problem,))
        except Unreadable as refusal:
            return Reading(problems=refusal.problems)
        is_original = language == self.languages[0]
        schema = (FIELDS if is_original else TRANSLATIONS)[bundle.kind]
        body, problems = self._markup(language).convert(where, matter.body, matter.body_line)
        try:
            fields = _typeset(validate(where, matter, schema), language)
        except Unreadable as refusal:
            return Reading(problems=(*problems, *refusal.problems))
        document = Document(
            path=where,
            bundle=bundle,
            language=language,
            is_original=is_original,
            fields=fields,
            body=body,
            fingerprint=blake2b(text.encode(), digest_size=8).hexdigest(),
            translated_from=str(matter.values.get("translated_from", "")),
            lines=matter.lines,
        )
        return Reading(document=document, problems=(*problems, *_empty(document, matter)))

    def _language(self, where: str, path: PurePosixPath) -> str:
        language = language_of(path, self.languages[0])
        if language not in self.languages or path.name != _index(language, self.languages[0]):
            message = f"„{path.name}“: diese Sprache bietet die Website nicht an"
            if language == self.languages[0]:
                message = f"„{path.name}“: das Original heißt index.md"
            names = [_index(tag, self.languages[0]) for tag in self.languages]
            raise Unreadable(
                Problem(path=where, line=1, rule="language", message=message, hint=suggestion(path.name, names))
            )
        return language

    def _markup(self, language: str) -> Markup:
        if language not in self._markups:
            self._markups[language] = Markup(language, self.markdown)
        return self._markups[language]


def _index(language: str, default: str) -> str:
    return "index.md" if language == default else f"index.{language}.md"


def _decode(where: str, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "Im Editor „Speichern unter“ mit der Kodierung UTF-8 wählen."
        raise Unreadable(
            Problem(
                path=where, line=line, rule="encoding", message="die Datei ist nicht in UTF-8 gespeichert", hint=hint
            )
        ) from None
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _typeset(fields: BaseModel, language: str) -> BaseModel:
    texts = {name: typeset_text(text, language) for name in _TYPESET if (text := getattr(fields, name, None))}
    return fields.model_copy(update=texts)


def _empty(document: Document, matter: FrontMatter) -> list[Problem]:
    """A translation without a text is none; an original may be as short as it likes, but not empty."""
    needs_text = document.bundle.kind is not Kind.NOTICE
    if needs_text and document.body == Body(parts=("",)):
        return [
            document.problem("empty", "unter dem Vorspann steht kein Text", "Bitte ergänzen.", at=matter.body_line - 1)
        ]
    return []
