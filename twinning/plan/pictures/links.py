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
# Twice as wide as a list shows a picture, nearly; with all that is wider, a list of ten would name eighty files more.
_LISTED = 640
_SAVING = "(prefers-reduced-data: reduce)"


def address(edition: Edition, piece: AnyPiece, asset: Asset, made: Rendition) -> str:
    return edition.addresses.href(edition.addresses.file(piece, file_name(asset, made)))


def sources(edition: Edition, piece: AnyPiece, choice: Choice) -> tuple[Source, ...]:
    return tuple(_source(edition, piece, choice.asset, source) for source in choice.sources)


def _source(edition: Edition, piece: AnyPiece, asset: Asset, renditions: tuple[Rendition, ...]) -> Source:
    files = [f"{address(edition, piece, asset, made)} {made.width}w" for made in renditions]
    # The first has no other to take its place, however wide it is.
    in_list = sum(made.width <= _LISTED for made in renditions) or 1
    return Source(type=renditions[0].format.media_type, srcset=", ".join(files), listed=", ".join(files[:in_list]))


def light(edition: Edition, piece: AnyPiece, choice: Choice) -> Source:
    """The smallest, for readers who save data."""
    return _single(edition, piece, choice.asset, choice.sources[0][0])


def square(edition: Edition, piece: AnyPiece, choice: Choice) -> Source | None:
    return _single(edition, piece, choice.asset, choice.square) if choice.square else None


def _single(edition: Edition, piece: AnyPiece, asset: Asset, made: Rendition) -> Source:
    return Source(type=made.format.media_type, srcset=f"{address(edition, piece, asset, made)} {made.width}w")


def picture_html(edition: Edition, piece: AnyPiece, choice: Choice, others: str) -> str:
    """A picture within a text, with the other attributes that its tag had there.

    It comes below the first screen, or close to its end, so it is fetched when it is needed.
    """
    width, height = choice.size
    small = light(edition, piece, choice)
    offered = f'<source media="{_SAVING}" type="{small.type}" srcset="{escape(small.srcset)}" sizes="100vw">' + "".join(
        f'<source type="{source.type}" srcset="{escape(source.srcset)}" sizes="{_TEXT_SIZES}">'
        for source in sources(edition, piece, choice)
    )
    src = escape(address(edition, piece, choice.asset, choice.fallback))
    room = f'width="{width}" height="{height}" loading="lazy" decoding="async"'
    return f'<picture>{offered}<img src="{src}"{others} {room}></picture>'
