"""A page as an output: its template, its shell and its view."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from twinning.model.documents import Asset
from twinning.model.site import AnyPiece, AssetTarget, Gap, Text
from twinning.plan.editions import Edition
from twinning.plan.files import File, copy
from twinning.plan.outputs import Function, Output, Template
from twinning.plan.views import Shell


@dataclass(frozen=True, slots=True, kw_only=True)
class PageValue:
    """All that a template may see: ``shell`` and ``page``."""

    shell: Shell
    page: Any


def page_output(edition: Edition, path: PurePosixPath, template: str, view: Any, source: str = "") -> Output:
    return Output(
        path=path,
        recipe=Template(template, edition.language),
        value=PageValue(shell=edition.shell, page=view),
        source=source,
    )


def files_of(edition: Edition, piece: AnyPiece) -> Iterator[Output]:
    """The pictures and attachments of a piece, beside its original's page or that of the text that names them."""
    image = getattr(piece.fields, "image", None)
    original = edition.addresses.piece(piece, piece.original.language)
    if image and piece.original.language == edition.language:
        asset = edition.site.assets[f"{piece.folder}/{image.file}"]
        yield _file(original.parent / image.file, asset, piece.original)
    for text in piece.texts:
        if text.language == edition.language:
            page = edition.addresses.piece(piece, text.language)
            for path in dict.fromkeys(asset_paths(text)):
                beside = edition.addresses.beside(page, path.rpartition("/")[2])
                if not (image and path == f"{piece.folder}/{image.file}" and beside.parent == original.parent):
                    yield _file(beside, edition.site.assets[path], text)


def asset_paths(text: Text) -> Iterator[str]:
    for part in text.body:
        if isinstance(part, Gap) and isinstance(part.target, AssetTarget):
            yield part.target.path


def _file(path: PurePosixPath, asset: Asset, text: Text) -> Output:
    return Output(
        path=path, recipe=Function(copy), value=File(path=asset.location, digest=asset.digest), source=text.source
    )
