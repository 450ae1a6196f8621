"""What a file's place says about it: kind, date, slug and language."""

import re
import unicodedata
from pathlib import PurePosixPath

from twinning.model.dates import DateError, PartialDate
from twinning.model.documents import Bundle
from twinning.model.problems import Problem, suggestion
from twinning.model.slugs import slugify
from twinning.model.vocabulary import Kind

_INDEX = re.compile(r"index(?:\.(?P<language>[^.]+))?\.md", re.IGNORECASE)
_DATED = re.compile(r"(?P<date>\d{4}-\d{2}(?:-\d{2})?)-(?P<slug>.*)")
_GERMAN_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}.*")


class NotABundle(Exception):
    """The place of a file says nothing that we understand; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def is_document(path: PurePosixPath) -> bool:
    """Whether a file (relative to ``content/``) is a text of a bundle."""
    return len(path.parts) > 1 and bool(_INDEX.fullmatch(path.name)) and path.parts[0] != "private"


def language_of(path: PurePosixPath, default: str) -> str:
    match = _INDEX.fullmatch(path.name)
    return (match and match["language"]) or default


def bundle_of(path: PurePosixPath, content: str) -> Bundle:
    """The bundle that a document (relative to ``content/``) belongs to; NotABundle where its place is wrong."""
    where = f"{content}/{path}"
    kinds = {kind.folder: kind for kind in Kind}
    kind = kinds.get(path.parts[0])
    if kind is None:
        raise _misplaced(where, f"im Ordner „{path.parts[0]}“ wird nichts erwartet", suggestion(path.parts[0], kinds))
    if len(path.parts) < 3:
        raise _misplaced(
            where, "die Datei braucht einen eigenen Ordner", f"Etwa {content}/{kind.folder}/name/{path.name}"
        )
    name = unicodedata.normalize("NFC", path.parent.name)
    date, rest = _date_of(where, name) if kind.is_dated else (None, name)
    slug = slugify(rest)
    if not slug or slug.isdigit():
        raise _misplaced(
            where, f"der Ordnername „{name}“ ergibt keinen Kurznamen", "Bitte mit lateinischen Buchstaben."
        )
    if kind is Kind.ARTICLE and date and date.precision != "day":
        raise _misplaced(where, f"dem Datum im Ordnernamen „{name}“ fehlt der Tag", "Etwa 2025-09-18-buergerreise.")
    return Bundle(kind=kind, folder=f"{content}/{path.parent}", slug=slug, date=date)


def _date_of(where: str, name: str) -> tuple[PartialDate, str]:
    match = _DATED.fullmatch(name)
    if not match:
        hint = (
            "Das Jahr zuerst: 2025-09-18-buergerreise." if _GERMAN_DATE.match(name) else "Etwa 2025-09-18-buergerreise."
        )
        raise _misplaced(where, f"der Ordnername „{name}“ beginnt nicht mit einem Datum", hint)
    try:
        return PartialDate.parse(match["date"]), match["slug"]
    except DateError as error:
        raise _misplaced(where, f"Ordnername: {error.message}", error.hint or "Bitte den Ordner umbenennen.") from None


def _misplaced(where: str, message: str, hint: str) -> NotABundle:
    return NotABundle(Problem(path=where, line=1, rule="bundle", message=message, hint=hint))
