"""A page as an output: its template, its shell and its view."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from twinning.model.site import AnyPiece, Article, Text
from twinning.plan.editions import Edition, Place
from twinning.plan.files import File, copy
from twinning.plan.outputs import Deferred, Function, Output, Template
from twinning.plan.pictures.choices import in_text, lead, linked
from twinning.plan.pictures.recipes import picture
from twinning.plan.pictures.renditions import Rendition, file_name
from twinning.plan.views import Shell

_PICTURE = 100  # pages that are rendered while one picture is scaled


@dataclass(frozen=True, slots=True, kw_only=True)
class PageValue:
    """All that a template may see: ``shell`` and ``page``."""

    shell: Shell
    page: Any


class PageOutput(Output):
    """An output that readers and search engines find by its address, at its place in an edition."""

    __slots__ = ("edition", "place")

    def __init__(
        self,
        edition: Edition,
        place: Place,
        template: str,
        view: Callable[[], Any],
        *,
        source: str = "",
        batch: str = "",
    ) -> None:
        """``view`` is made when it is asked for."""
        value = Deferred(lambda: PageValue(shell=edition.shell, page=view()), edition.site.bodies)
        recipe = Template(template, edition.language)
        path = place.path(edition.language)
        super().__init__(path=path, recipe=recipe, value=value, source=source, batch=batch)
        self.edition, self.place = edition, place


def files_of(edition: Edition, piece: AnyPiece) -> Iterator[Output]:
    """The pictures and attachments of a piece, once for all its languages: beside its original's page.

    Attachments are published as they are, pictures never.
    """
    if edition.language != piece.original.language:
        return
    files = (
        *_lead(edition, piece),
        *_film(edition, piece),
        *(file for text in piece.texts for file in _named(edition, piece, text)),
    )
    yield from {(file.path, file.value): file for file in files}.values()


def _lead(edition: Edition, piece: AnyPiece) -> Iterator[Output]:
    if image := getattr(piece.fields, "image", None):
        asset = edition.site.assets[f"{piece.folder}/{image.file}"]
        for made in lead(asset, image.focus, is_listed=isinstance(piece, Article)).renditions:
            yield _file(edition, piece, piece.original, file_name(asset, made), Function(picture, cost=_PICTURE), made)


def _film(edition: Edition, piece: AnyPiece) -> Iterator[Output]:
    if video := getattr(piece.fields, "video", None):
        asset = edition.site.assets[f"{piece.folder}/{video.file}"]
        value = File(path=asset.location, digest=asset.digest)
        yield _file(edition, piece, piece.original, video.file, Function(copy), value)


def _named(edition: Edition, piece: AnyPiece, text: Text) -> Iterator[Output]:
    """What a text shows or links to, each as often as it is named."""
    for use in text.files:
        asset = edition.site.assets[use.path]
        if asset.raster:
            for made in in_text(asset).renditions if use.is_shown else (linked(asset),):
                yield _file(edition, piece, text, file_name(asset, made), Function(picture, cost=_PICTURE), made)
        else:
            value = File(path=asset.location, digest=asset.digest)
            yield _file(edition, piece, text, PurePosixPath(asset.path).name, Function(copy), value)


def _file(
    edition: Edition, piece: AnyPiece, text: Text, name: str, recipe: Function, value: File | Rendition
) -> Output:
    return Output(path=edition.addresses.file(piece, name), recipe=recipe, value=value, source=text.source)
