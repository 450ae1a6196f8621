"""Pictures as pages name them: the addresses of their renditions."""

from html import escape

from twinning.model.documents import Asset
from twinning.model.site import AnyPiece
from twinning.plan.editions import Edition
from twinning.plan.pictures.choices import Choice
from twinning.plan.pictures.renditions import Rendition, file_name
from twinning.plan.views import Source

# The theme's measure (--measure): as wide as a text is on a screen that is wider.
_TEXT_SIZES = "(min-width: 42rem) 40rem, 100vw"


def address(edition: Edition, piece: AnyPiece, asset: Asset, made: Rendition) -> str:
    return edition.addresses.href(edition.addresses.file(piece, file_name(asset, made)))


def sources(edition: Edition, piece: AnyPiece, choice: Choice) -> tuple[Source, ...]:
    return tuple(
        Source(
            type=source[0].format.media_type,
            srcset=", ".join(f"{address(edition, piece, choice.asset, made)} {made.width}w" for made in source),
        )
        for source in choice.sources
    )


def picture_html(edition: Edition, piece: AnyPiece, choice: Choice, others: str) -> str:
    """A picture within a text, with the other attributes that its tag had there.

    It comes below the first screen, or close to its end, so it is fetched when it is needed.
    """
    width, height = choice.size
    offered = "".join(
        f'<source type="{source.type}" srcset="{escape(source.srcset)}" sizes="{_TEXT_SIZES}">'
        for source in sources(edition, piece, choice)
    )
    src = escape(address(edition, piece, choice.asset, choice.fallback))
    room = f'width="{width}" height="{height}" loading="lazy" decoding="async"'
    return f'<picture>{offered}<img src="{src}"{others} {room}></picture>'
