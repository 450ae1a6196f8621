"""The read stage: one file at a time, from bytes to a document and its problems."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel

from twinning.model.documents import Body, Bundle, Document
from twinning.model.problems import Problem
from twinning.model.schema import FIELDS, TRANSLATIONS
from twinning.model.vocabulary import Kind
from twinning.read.bundles import NotABundle, bundle_of, language_of, legible
from twinning.read.complaints import rest_of, validate
from twinning.read.frontmatter import FrontMatter, Unreadable, split
from twinning.read.markup import Markup
from twinning.read.typography import typeset_text

# Front matter that readers see as running text; names and addresses stay as typed.
_TYPESET = ("title", "summary", "kicker", "text", "modified_note")

# What word processors put for a new line within a paragraph, and nothing else takes for one.
_BREAKS = "\x0b\x85\u2028\u2029"
# Control characters, which feeds must not hold, and the private ones that mark open references.
_INVISIBLE = re.compile(r"[\x00-\x08\x0c-\x1f\x7f-\x9f\ue000-\ue00f\ufffe\uffff]")
_ODD = re.compile(rf"[{_BREAKS}{_INVISIBLE.pattern[1:]}")
_NO_TEXT = Body(parts=("",))


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
        where = legible(f"{self.content}/{path}")
        language = language_of(path, self.languages[0])
        try:
            bundle = bundle_of(path, self.content)
        except NotABundle as refusal:
            return self._unsound(where, refusal.meant, language, (refusal.problem,))
        try:
            self._check_name(where, path, language)
            matter = split(where, _decode(where, data))
            body, problems = self._body(where, language, matter)
        except Unreadable as refusal:
            return self._unsound(where, bundle, language, refusal.problems)
        is_original = language == self.languages[0]
        schema = (FIELDS if is_original else TRANSLATIONS)[bundle.kind]
        fields, complaints = validate(where, matter, schema, None if is_original else FIELDS[bundle.kind])
        # Where forbidden HTML was all there was, nobody has left the text out.
        empty = [] if problems else _empty(where, bundle.kind, body, matter)
        problems = [*problems, *matter.problems, *complaints, *empty]
        if not is_original and not matter.values and body == _NO_TEXT:
            problems = [_nothing(where)]
        document = Document(
            path=where,
            bundle=bundle,
            language=language,
            is_original=is_original,
            fields=_typeset(fields, language),
            body=body,
            fingerprint=_fingerprint(matter),
            digest=blake2b(data, digest_size=16).digest(),
            translated_from=str((matter.values or {}).get("translated_from", "")),
            lines=matter.lines,
            is_sound=not problems,
        )
        return Reading(document=document, problems=tuple(problems))

    def _unsound(self, where: str, bundle: Bundle | None, language: str, problems: tuple[Problem, ...]) -> Reading:
        """A document without content, so that what refers to it is not called a mistake too."""
        if bundle is None or language not in self.languages:
            return Reading(problems=problems)
        document = Document(
            path=where,
            bundle=bundle,
            language=language,
            is_original=language == self.languages[0],
            fields=rest_of((FIELDS if language == self.languages[0] else TRANSLATIONS)[bundle.kind], {}),
            body=Body(),
            fingerprint="",
            is_sound=False,
        )
        return Reading(document=document, problems=problems)

    def _check_name(self, where: str, path: PurePosixPath, language: str) -> None:
        if language not in self.languages or path.name != _index(language, self.languages[0]):
            message = f"„{path.name}“: diese Sprache bietet die Website nicht an"
            if language == self.languages[0]:
                message = f"„{path.name}“: das Original heißt index.md"
            names = [_index(tag, self.languages[0]) for tag in self.languages]
            meant = next((name for name in names if name.casefold() == path.name.casefold()), None)
            hint = f"Bitte in {meant} umbenennen." if meant else f"Möglich sind: {', '.join(names)}."
            raise Unreadable(Problem(path=where, line=1, rule="language", message=message, hint=hint))

    def _body(self, where: str, language: str, matter: FrontMatter) -> tuple[Body, list[Problem]]:
        try:
            return self._markup(language).convert(where, matter.body, matter.body_line)
        except RecursionError:
            message, hint = "der Text ist zu tief verschachtelt", "Bitte Zitate, Listen und Klammern vereinfachen."
            problem = Problem(path=where, line=matter.body_line, rule="markup", message=message, hint=hint)
            raise Unreadable(problem) from None

    def _markup(self, language: str) -> Markup:
        if language not in self._markups:
            self._markups[language] = Markup(language, self.markdown)
        return self._markups[language]


def _fingerprint(matter: FrontMatter) -> str:
    """The hash of what a translation says anew: a trip that is full by now makes no translation out of date."""
    values = matter.values or {}
    image = values.get("image")
    texts = [values.get(name) for name in _TYPESET]
    texts += [image.get(name) for name in ("alt", "caption")] if isinstance(image, dict) else []
    texts += [values["gaps"]] if "gaps" in values else []
    return blake2b(repr((texts, matter.body.strip())).encode(), digest_size=8).hexdigest()


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
    return unicodedata.normalize("NFC", _tidied(where, text) if _ODD.search(text) else text)


def _tidied(where: str, text: str) -> str:
    """A text with our line breaks; Unreadable where control characters are left."""
    text = re.sub(f"[{_BREAKS}]", " ", text.replace("\r\n", "\n").replace("\r", "\n"))
    invisible = [number for number, line in enumerate(text.split("\n"), 1) if _INVISIBLE.search(line)]
    if invisible:
        message, hint = "in der Zeile steht ein unsichtbares Steuerzeichen", "Die Zeile bitte neu tippen."
        raise Unreadable(
            *(Problem(path=where, line=line, rule="encoding", message=message, hint=hint) for line in invisible)
        )
    return text


def _typeset(fields: BaseModel, language: str) -> BaseModel:
    texts: dict[str, object] = {
        name: typeset_text(text, language) for name in _TYPESET if (text := getattr(fields, name, None))
    }
    if gaps := getattr(fields, "gaps", ()):
        texts["gaps"] = tuple(typeset_text(gap, language) for gap in gaps)
    return fields.model_copy(update=texts)


def _empty(where: str, kind: Kind, body: Body, matter: FrontMatter) -> list[Problem]:
    """A translation without a text is none; an original may be as short as it likes, but not empty."""
    if kind is Kind.NOTICE or body != _NO_TEXT:
        return []
    message = "unter dem Vorspann steht kein Text"
    return [Problem(path=where, line=matter.body_line - 1, rule="empty", message=message, hint="Bitte ergänzen.")]


def _nothing(where: str) -> Problem:
    hint = "title, summary und den Text übersetzen, oder die Datei löschen."
    return Problem(path=where, line=1, rule="empty", message="die Übersetzung ist leer", hint=hint)
