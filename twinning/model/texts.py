"""The texts of a bundle: its documents with their links resolved."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from twinning.model.documents import Document, Reference, Slot
from twinning.model.problems import Problem
from twinning.model.references import Library
from twinning.model.schema import Image
from twinning.model.site import AssetTarget, Gap, PieceTarget, Text


@dataclass(kw_only=True)
class Linker:
    """Turns documents into texts; gathers the files they use and the links that are broken."""

    library: Library
    used: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def texts(self, documents: Sequence[Document]) -> tuple[Text, ...]:
        """The texts of one bundle, the original first, as its documents are."""
        original = documents[0]
        image = getattr(original.fields, "image", None)
        if isinstance(image, Image):
            self._use_image(original, image)
        return tuple(self._text(document, original) for document in documents)

    def _target(self, document: Document, reference: Reference) -> PieceTarget | AssetTarget | str | None:
        """Where a reference leads; None, and a problem noted, where it leads nowhere."""
        target = self.library.resolve(document, reference)
        if isinstance(target, Problem):
            self.problems.append(target)
            return None
        if isinstance(target, AssetTarget):
            self.used.add(target.path)
        return target

    def _text(self, document: Document, original: Document) -> Text:
        fields = document.fields
        image = getattr(fields, "image", None)
        return Text(
            language=document.language,
            title=getattr(fields, "title", ""),
            summary=getattr(fields, "summary", "") or getattr(fields, "text", ""),
            body=tuple(self._filled(document, part) for part in document.body.parts),
            words=document.body.words,
            kicker=getattr(fields, "kicker", None) or "",
            modified_note=getattr(fields, "modified_note", None) or "",
            image_alt=(image and image.alt) or "",
            image_caption=(image and image.caption) or "",
            link=self._link(original),
            is_outdated=document.translated_from not in ("", original.fingerprint),
            source=document.path,
        )

    def _filled(self, document: Document, part: str | Slot) -> str | Gap:
        if isinstance(part, str):
            return part
        return Gap(attribute=part.attribute, target=self._target(document, document.body.references[part.reference]))

    def _link(self, original: Document) -> PieceTarget | AssetTarget | str | None:
        """Where a notice leads."""
        link: str | None = getattr(original.fields, "link", None)
        if not link:
            return None
        if link.startswith(("https://", "http://")):
            return link
        return self._target(original, Reference(target=link, line=original.line("link")))

    def _use_image(self, document: Document, image: Image) -> None:
        path = f"{document.bundle.folder}/{image.file}"
        self.used.add(path)
        if path not in self.library.assets:
            written = self.library.folded.get(path.casefold(), "").rpartition("/")[2]
            hint = f"Groß- und Kleinschreibung: „{written}“." if written else "Die Datei gehört in denselben Ordner."
            message = f"das Bild „{image.file}“ gibt es nicht"
            self.problems.append(document.problem("link", message, hint, at=("image", "file")))
