"""What the last build was made from, so that the next knows what is new.

Three things can be found out without reading all texts: that nothing has changed; that some texts have, and of these
only the bodies; or that it is better to begin at the beginning. Each leads to the same bytes.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from twinning.edges.disk import Sources, digest, digest_of, files_below
from twinning.render import sealed
from twinning.render.engine import whole

if TYPE_CHECKING:
    from twinning.edges.readings import Readings
    from twinning.model.documents import Body, Document
    from twinning.model.site import Site
    from twinning.read.reader import Reading

_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
_MADE_OF = b"snapshot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The content at a build, and ``around``, the hash of everything else: settings, theme, code.

    Between ``since`` and ``until`` time alone changes nothing. ``site`` names the site without its bodies.
    """

    around: bytes
    since: datetime
    until: datetime | None
    sources: Sources
    site: bytes

    @classmethod
    def of(cls, around: bytes, sources: Sources, site: "Site") -> "Snapshot":
        made_of = digest(repr((around, site.last_change, sources)).encode("utf-8", "surrogateescape"))
        return cls(around=around, since=site.last_change, until=site.next_change, sources=sources, site=made_of)

    @property
    def name(self) -> str:
        """The same for two builds only if they make the same site."""
        listed = repr((self.around, self.since, self.until, self.sources))
        return blake2b(listed.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()

    def holds(self, around: bytes, now: datetime) -> bool:
        """Whether only the content may have changed."""
        return self.around == around and self.since <= now and (self.until is None or now < self.until)


def around(settings: bytes, installed: bytes) -> bytes:
    """The hash of all that a site is made of beside its content and the time."""
    return digest(settings + installed)


def installed_with(theme: Path) -> bytes:
    """The hash of the code and of a theme's files."""
    return digest(b"\0".join((whole(), *_theme(theme))))


def told_by(settings: Mapping[str, Any]) -> bytes:
    """The hash of settings. Every one counts, as it prints itself; where one prints its place in memory, that place
    does not.
    """
    told = {name: each for name, each in sorted(settings.items()) if name.isupper() and name != "NOW"}
    texts = [f"{name}={in_words(each)}".encode("utf-8", "surrogateescape") for name, each in told.items()]
    return digest(b"\0".join(texts))


def in_words(value: Any) -> str:
    """A setting in words that are others when it is another one, and the same in another process."""
    if isinstance(value, str):
        return repr(value)
    if isinstance(value, dict):
        return f"{{{', '.join(f'{in_words(key)}: {in_words(each)}' for key, each in value.items())}}}"
    if isinstance(value, list | tuple | set | frozenset):
        told = [in_words(each) for each in value]
        return f"{type(value).__name__}({', '.join(sorted(told) if isinstance(value, set | frozenset) else told)})"
    return _ADDRESS.sub("", repr(value))


def load_snapshot(path: Path) -> Snapshot | None:
    """The last build's; None where there is none, or none that is whole."""
    found: Snapshot | None = sealed.load_object(path, _MADE_OF)
    return found


def save_snapshot(path: Path, snapshot: Snapshot) -> None:
    sealed.save_object(path, _MADE_OF, snapshot)


def edited(last: Sources, now: Sources) -> Mapping[str, bytes] | None:
    """The texts that differ, by their path in the content, with the hash of their bytes as these are now; None where
    others do, too, or some came or went."""
    if last.assets != now.assets or last.documents.keys() != now.documents.keys():
        return None
    return {path: hashed for path, hashed in now.documents.items() if last.documents[path] != hashed}


def only_bodies(texts: Mapping[str, bytes], last: Sources, readings: "Readings") -> dict[str, "Body"] | None:
    """The new bodies of edited texts by their documents' paths; None where anything else of them is new, too."""
    paths = list(last.documents)  # sorted
    for folder in {path.rpartition("/")[0] for path in texts}:
        if bisect(paths, f"{folder}0") - bisect(paths, f"{folder}/") > 1:  # "0" comes after "/"
            return None  # a translation beside it, edited too or not, may be out of date now
    bodies = {}
    for path, hashed in sorted(texts.items()):
        old = readings.known(path, last.documents[path])
        new = readings.read(path, hashed) if old else None
        if old is None or new is None or not _is_same_without_body(old, new):
            return None
        assert new.document
        bodies[new.document.path] = new.document.body
    return bodies


def _is_same_without_body(old: "Reading", new: "Reading") -> bool:
    """Whether two versions of a text, neither with complaints, tell the rest of the site the same.

    That is their front matter, where their links lead, and the names of their headings.
    """
    if old.problems or new.problems or not old.document or not new.document:
        return False
    return _rest(old.document) == _rest(new.document)


def _rest(document: "Document") -> tuple[Any, ...]:
    # The line on which a reference stands is told in complaints only.
    references = tuple((each.target, each.embeds) for each in document.body.references)
    slots = tuple((part.attribute, part.reference) for part in document.body.parts if not isinstance(part, str))
    body = replace(document.body, parts=(), references=(), words=0)
    return replace(document, body=body, fingerprint=""), references, slots


def _theme(folder: Path) -> Iterator[bytes]:
    for place, path in sorted(files_below(folder)):
        yield place.encode("utf-8", "surrogateescape")
        yield digest_of(path)
