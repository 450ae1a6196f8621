"""The maps' outputs, their addresses, and the view of the map for an edition's pages."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from twinning.model.site import City, Site
from twinning.model.vocabulary import PartnershipStatus
from twinning.plan.addresses import Addresses
from twinning.plan.editions import Edition
from twinning.plan.keys import digest
from twinning.plan.maps.coastlines import coastlines_digest, drawing_digest
from twinning.plan.maps.covers import Cover, cover
from twinning.plan.maps.schemes import Schemes, schemes
from twinning.plan.maps.worlds import Land, Stop, land, sheets, world_panels
from twinning.plan.outputs import Function, Output
from twinning.plan.themes import Theme
from twinning.plan.views.maps import WorldMap

_FOLDER = PurePosixPath("theme/maps")
_COVER = "cover.svg"
_BATCH = "maps"  # all of the same coastlines


def map_outputs(site: Site, theme: Theme) -> Iterator[Output]:
    """The coastlines of the site's map, and a drawn cover for each city; none without cities."""
    if not site.cities:
        return
    colours = schemes("".join(layer.css for layer in theme.layers if layer.name == "tokens"))
    yield Output(path=land_path(site), recipe=Function(land), value=_land(site), batch=_BATCH)
    for city in site.cities.values():
        value = _cover(site, city, colours)
        yield Output(path=cover_path(site, city), recipe=Function(cover), value=value, batch=_BATCH)


def land_path(site: Site) -> PurePosixPath:
    """Its address changes with what it is drawn from and by, so that browsers may keep it for ever."""
    return _FOLDER / f"land.{digest((_land(site), drawing_digest())).hex()[:10]}.svg"


def cover_path(site: Site, city: City) -> PurePosixPath:
    """Beside the city's page in its original language; it serves all of them."""
    addresses = Addresses(facts=site.facts)
    return addresses.beside(addresses.piece(city, city.original.language), _COVER)


def cover_href(edition: Edition, city: City) -> str:
    return edition.addresses.href(cover_path(edition.site, city))


def world_map(edition: Edition) -> WorldMap | None:
    """The map with all cities, in the names and with the addresses of an edition; none without cities."""
    return edition.once("map", partial(_world_map, edition))


def _world_map(edition: Edition) -> WorldMap | None:
    facts = edition.site.facts
    if not edition.site.cities:
        return None
    home = Stop(slug="", name=edition.shell.home_name, lang="", href="", status="", position=facts.home.coordinates)
    stops = [_stop(edition, city) for city in edition.site.cities.values()]
    return world_panels(home, stops, edition.addresses.href(land_path(edition.site)))


def _stop(edition: Edition, city: City) -> Stop:
    text = edition.text(city)
    return Stop(
        slug=city.slug,
        name=text.title,
        lang=edition.mark(text),
        href=edition.href(city),
        status=city.fields.status.value,
        position=city.fields.coordinates,
    )


def _land(site: Site) -> Land:
    cities = [city.fields.coordinates for city in site.cities.values()]
    return Land(sheets=sheets(site.facts.home.coordinates, cities), coastlines=coastlines_digest())


def _cover(site: Site, city: City, colours: Schemes) -> Cover:
    return Cover(
        home=site.facts.home.coordinates,
        city=city.fields.coordinates,
        is_ended=city.fields.status is PartnershipStatus.ENDED,
        schemes=colours,
        coastlines=coastlines_digest(),
    )
