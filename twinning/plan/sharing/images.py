"""The sharing pictures as pages name them. Networks take whole addresses only: without SITEURL there are none."""

from collections.abc import Callable
from pathlib import PurePosixPath

from twinning.model.site import AnyPiece, Article, City, Event, Site
from twinning.plan.addresses import Addresses
from twinning.plan.editions import Edition
from twinning.plan.sharing.values import HEIGHT, WIDTH
from twinning.plan.views import SharedImage

_FILE = "sharing.png"


def image_path(page: PurePosixPath) -> PurePosixPath:
    """Beside its page, under a name that stays: what was shared once keeps its picture when a title is corrected."""
    return page.parent / _FILE


def piece_image(edition: Edition, piece: Article | City | Event) -> SharedImage | None:
    title, city = edition.text(piece).title, first_city(edition.site, piece)
    if city:
        names = {"home": edition.shell.home_name, "city": edition.text(city).title}
        map_ = edition.say("Karte: Ein roter Faden verbindet %(home)s und %(city)s") % names
        title = f"{title} – {map_}"
    return _image(edition.addresses, edition.path(piece), title)


def site_image(site: Site, addresses: Addresses, language: str, say: Callable[[str], str]) -> SharedImage | None:
    """The picture of an edition's front page, for every page that has none of its own."""
    name = site.facts.site_name(language)
    if site.cities:
        names = {"home": site.facts.home_name(language)}
        map_ = say("Karte: Rote Fäden verbinden %(home)s und seine Partnerstädte") % names
        name = f"{name} – {map_}"
    return _image(addresses, addresses.home(language), name)


def first_city(site: Site, piece: AnyPiece) -> City | None:
    """The city that a piece is drawn with."""
    if isinstance(piece, City):
        return piece
    slugs = piece.fields.cities if isinstance(piece, Article | Event) else ()
    return next((site.cities[slug] for slug in slugs if slug in site.cities), None)


def _image(addresses: Addresses, page: PurePosixPath, alt: str) -> SharedImage | None:
    if not addresses.facts.url:
        return None
    return SharedImage(src=addresses.absolute(image_path(page)), alt=alt, width=WIDTH, height=HEIGHT)
