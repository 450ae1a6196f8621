"""A file that was read: its place, its front matter with line numbers, its text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from twinning.model.dates import PartialDate
from twinning.model.problems import Problem, Severity
from twinning.model.vocabulary import Kind

if TYPE_CHECKING:  # slow to import, and not needed to know where a file belongs
    from pydantic import BaseModel

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A folder with a piece of content; its name gave the date and the slug."""

    kind: Kind
    folder: str  # relative to the project: content/articles/2025/2025-09-18-buergerreise
    slug: str
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A relative link or picture as an editor wrote it."""

    target: str
    line: int
    embeds: bool = False  # a picture, not a link


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The place in a text where the attribute of a reference will stand, once its address is known.

    Of a picture (``src``) the whole tag is left open, for it is shown in several sizes; ``others`` are the tag's other
    attributes as safe HTML, each with a space before it.
    """

    attribute: str  # href or src
    reference: int  # index into Body.references
    others: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A text as safe HTML with its references left open."""

    parts: tuple[str | Slot, ...] = ()
    references: tuple[Reference, ...] = ()
    anchors: frozenset[str] = frozenset()
    words: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One Markdown file: the original of its bundle, or a translation of it."""

    path: str
    bundle: Bundle
    language: str
    is_original: bool
    fields: "BaseModel"
    body: Body
    fingerprint: str  # hash of what was read: what a translation was made from
    # Of the whole file: where it is the same, all is.
    digest: bytes = field(default=b"", compare=False)
    translated_from: str = ""
    lines: Mapping[KeyPath, int] = field(default_factory=dict)
    # False where something in the file was wrong: it is there to be found by what refers to it, and is never shown.
    is_sound: bool = True

    def line(self, *keys: str | int) -> int:
        """Where a key stands; of a key that is not there, where its block begins."""
        return line_of(self.lines, keys)

    def problem(self, rule: str, message: str, hint: str = "", *, at: KeyPath | int = ()) -> Problem:
        line = at if isinstance(at, int) else self.line(*at)
        return Problem(path=self.path, line=line, rule=rule, message=message, hint=hint)

    def warning(self, rule: str, message: str, hint: str = "", *, at: KeyPath | int = ()) -> Problem:
        line = at if isinstance(at, int) else self.line(*at)
        return Problem(path=self.path, line=line, rule=rule, message=message, hint=hint, severity=Severity.WARNING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """What its file tells of a picture: its size in pixels once it stands upright, and how it is stored."""

    width: int
    height: int
    orientation: int = 1  # EXIF's, 1 to 8; 1 is upright
    is_drawn: bool = False  # a diagram, a coat of arms, a screenshot: edges that must stay sharp


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file beside the text: a picture or an attachment, known by its content.

    A picture has a ``raster``, unless something is wrong with it; then its ``problems`` say what.
    """

    path: str  # as links name it, from the project's folder
    location: str  # where the disk has it
    digest: str
    size: int  # bytes
    raster: Raster | None = None
    problems: tuple[Problem, ...] = ()


def given(fields: "BaseModel", name: str, otherwise: Any = None) -> Any:
    """A field of any kind's front matter, or something else where this kind has none of that name.

    As ``getattr`` would; but of what is missing pydantic makes an error message, and of most kinds most is missing.
    """
    return fields.__dict__.get(name, otherwise)


def line_of(lines: Mapping[KeyPath, int], keys: KeyPath) -> int:
    """The line of the longest known beginning of a key path, 1 if none is known."""
    return next((lines[keys[:end]] for end in range(len(keys), 0, -1) if keys[:end] in lines), lines.get((), 1))
