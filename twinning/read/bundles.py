"""What a file's place says about it: kind, date, slug and language."""

import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from twinning.model.dates import DateError, PartialDate
from twinning.model.problems import Problem, suggestion
from twinning.model.slugs import slugify
from twinning.model.vocabulary import Kind

if TYPE_CHECKING:
    from twinning.model.documents import Bundle

_INDEX = re.compile(r"index(?:\.(?P<language>[^.]+))?\.md", re.IGNORECASE)
_DATED = re.compile(r"(?P<date>\d{4}-\d{2}(?:-\d{2})?)-(?P<slug>.*)")
_GERMAN_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}.*")


class NotABundle(Exception):
    """The place of a file says nothing that we understand; carries the problem, and the bundle that may be meant."""

    def __init__(self, problem: Problem, meant: "Bundle | None" = None) -> None:
        super().__init__(problem.message)
        self.problem, self.meant = problem, meant


def legible(path: str) -> str:
    """A path as it is shown and linked: composed, and printable though an old archive named it in another encoding."""
    return unicodedata.normalize("NFC", path.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def is_document(path: PurePosixPath) -> bool:
    """Whether a file (relative to ``content/``) is a text of a bundle."""
    return len(path.parts) > 1 and bool(_INDEX.fullmatch(path.name)) and path.parts[0] != "private"


def language_of(path: PurePosixPath, default: str) -> str:
    match = _INDEX.fullmatch(path.name)
    return (match and match["language"]) or default


def bundle_of(path: PurePosixPath, content: str) -> "Bundle":
    """The bundle that a document (relative to ``content/``) belongs to; NotABundle where its place is wrong."""
    from twinning.model.documents import Bundle  # a build that finds nothing new asks only which files are texts

    # Told at the original, once for all files of the folder.
    where = legible(f"{content}/{path.with_name('index.md')}")
    kinds = {kind.folder: kind for kind in Kind}
    kind = kinds.get(path.parts[0])
    if kind is None:
        raise _misplaced(where, f"im Ordner „{path.parts[0]}“ wird nichts erwartet", suggestion(path.parts[0], kinds))
    if len(path.parts) < 3:
        raise _misplaced(
            where, "die Datei braucht einen eigenen Ordner", f"Etwa {content}/{kind.folder}/name/index.md."
        )
    folder = where.rpartition("/")[0]
    name = folder.rpartition("/")[2]
    try:
        date, rest = _date_of(where, name) if kind.is_dated else (None, name)
        slug = slugify(rest)
        if not slug or slug.isdigit() or "\ufffd" in name:
            hint = "Bitte mit lateinischen Buchstaben."
            raise _misplaced(where, f"der Ordnername „{name}“ ergibt keinen Kurznamen", hint)
        if kind is Kind.ARTICLE and date and date.precision != "day":
            raise _misplaced(where, f"dem Datum im Ordnernamen „{name}“ fehlt der Tag", "Etwa 2025-09-18-buergerreise.")
    except NotABundle as refusal:
        meant = Bundle(kind=kind, folder=folder, slug=slugify(name.lstrip("0123456789.-_ ")))
        raise NotABundle(refusal.problem, meant) from None
    return Bundle(kind=kind, folder=folder, slug=slug, date=date)


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
