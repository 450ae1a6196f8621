"""The texts of a bundle: its documents with their links resolved."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from twinning.model.documents import Document, KeyPath, Reference, Slot, given
from twinning.model.problems import Problem
from twinning.model.references import Library
from twinning.model.schema import Image, Video
from twinning.model.site import AssetTarget, PieceTarget, Target, Text, Use
from twinning.model.vocabulary import Kind


@dataclass(kw_only=True)
class Linker:
    """Turns the documents of a bundle into texts; gathers the files they use, the pieces they link to and the links
    that are broken.
    """

    library: Library
    used: set[str] = field(default_factory=set)
    linked: set[tuple[Kind, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def texts(self, documents: Sequence[Document]) -> tuple[Text, ...]:
        """The texts of one bundle, the original first, as its documents are."""
        original = documents[0]
        image = given(original.fields, "image")
        if isinstance(image, Image):
            self._use_beside(original, image.file, ("image", "file"), "das Bild", is_shown=True)
        video = given(original.fields, "video")
        if isinstance(video, Video):
            self._use_beside(original, video.file, ("video", "file"), "das Video", is_shown=False)
        self.problems += [_outdated(document) for document in documents if _is_outdated(document, original)]
        return tuple(self._text(document, original) for document in documents)

    def _target(self, document: Document, reference: Reference) -> Target:
        """Where a reference leads; None, and a problem noted, where it leads nowhere."""
        target = self.library.resolve(document, reference)
        if isinstance(target, Problem):
            self.problems.append(target)
            return None
        if isinstance(target, AssetTarget):
            self._use(document, target.path, reference.line, is_shown=reference.embeds)
        elif reference.embeds:
            self.problems.append(_no_picture(document, reference.target, reference.line))
        elif isinstance(target, PieceTarget):
            self.linked.add((target.kind, target.slug))
        return target

    def _text(self, document: Document, original: Document) -> Text:
        fields = document.fields
        image = given(fields, "image")
        slots = [part for part in document.body.parts if isinstance(part, Slot)]
        targets = {slot.reference: self._target(document, document.body.references[slot.reference]) for slot in slots}
        return Text(
            language=document.language,
            title=given(fields, "title", ""),
            summary=given(fields, "summary") or given(fields, "text", ""),
            targets=tuple(targets.get(place) for place in range(len(document.body.references))),
            files=tuple(_files(slots, targets)),
            kicker=given(fields, "kicker") or "",
            modified_note=given(fields, "modified_note") or "",
            gaps=given(fields, "gaps", ()),
            image_alt=(image and image.alt) or "",
            image_caption=(image and image.caption) or "",
            link=self._link(original),
            is_outdated=_is_outdated(document, original),
            source=document.path,
            digest=document.digest,
        )

    def _link(self, original: Document) -> Target:
        """Where a notice leads, or the address of a piece that has expired."""
        key = next((key for key in ("link", "redirect") if given(original.fields, key)), "")
        link: str = given(original.fields, key, "")
        if not link:
            return None
        if link.startswith(("https://", "http://")):
            return link
        target = self._target(original, Reference(target=link, line=original.line(key)))
        bundle = original.bundle
        if isinstance(target, PieceTarget) and (target.kind, target.slug) == (bundle.kind, bundle.slug):
            message, hint = "„redirect“ führt dorthin, wo dann nichts mehr ist", "Bitte einen anderen Text nennen."
            self.problems.append(original.problem("redirect", message, hint, at=(key,)))
        return target

    def _use_beside(self, document: Document, name: str, at: KeyPath, what: str, *, is_shown: bool) -> None:
        """A file that front matter names."""
        path = f"{document.bundle.folder}/{name}"
        if path in self.library.assets:
            self._use(document, path, at, is_shown=is_shown)
        else:
            written = self.library.folded.get(path.casefold(), "").rpartition("/")[2]
            hint = f"Groß- und Kleinschreibung: „{written}“." if written else "Die Datei gehört in denselben Ordner."
            self.problems.append(document.problem("link", f"{what} „{name}“ gibt es nicht", hint, at=at))

    def _use(self, document: Document, path: str, at: KeyPath | int, *, is_shown: bool) -> None:
        """Only what is used need be in order: an editor may leave the camera's own file beside the picture."""
        asset = self.library.assets[path]
        self.used.add(path)
        self.problems += asset.problems
        if is_shown and not asset.raster and not asset.problems:
            self.problems.append(_no_picture(document, path.rpartition("/")[2], at))


def _files(slots: Iterable[Slot], targets: Mapping[int, Target]) -> Iterator[Use]:
    for slot in slots:
        target = targets[slot.reference]
        if isinstance(target, AssetTarget):
            yield Use(path=target.path, is_shown=slot.attribute == "src")


def _is_outdated(document: Document, original: Document) -> bool:
    return document.translated_from not in ("", original.fingerprint)


def _no_picture(document: Document, name: str, at: KeyPath | int) -> Problem:
    return document.problem("picture", f"„{name}“ ist kein Bild", "Bitte ein JPEG oder PNG nehmen.", at=at)


def _outdated(document: Document) -> Problem:
    hint = f"Übersetzung nachführen, dann: invoke translated {document.path}"
    message = "das Original wurde seit dieser Übersetzung geändert"
    return document.warning("outdated", message, hint, at=("translated_from",))
