"""The maps in the plan of a site: stable addresses, and links in the language of the page."""

from gettext import NullTranslations
from pathlib import Path

import pytest

from tests.samples import copy_sample, settings_of
from twinning.edges.stages import stage
from twinning.model.site import Site
from twinning.plan.maps import cover_href, land_path, map_outputs, world_map
from twinning.plan.planning import edition_of
from twinning.plan.themes import Layer, Theme


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return stage(settings_of(copy_sample(tmp_path))).site


def theme(site: Site) -> Theme:
    layer = Layer(name="tokens", css=":root{--thread: #c2331f}")
    return Theme(catalogues=dict.fromkeys(site.facts.languages, NullTranslations()), layers=(layer,), static={})


def test_addresses(site: Site) -> None:
    """The coastlines lie once for the whole site, a cover beside the page of its city."""
    paths = [str(output.path) for output in map_outputs(site, theme(site))]
    assert paths[0] == str(land_path(site))
    assert paths[0].startswith("theme/maps/land.")
    assert paths[1:] == [f"staedte/{slug}/cover.svg" for slug in site.cities]


def test_outputs_can_be_drawn(site: Site) -> None:
    """Every output is a picture, in the theme's colours."""
    drawn = [output.recipe.call(output.value) for output in map_outputs(site, theme(site))]  # type: ignore[union-attr]
    assert all(data.startswith(b"<svg ") for data in drawn)
    assert all(b"#c2331f" in data for data in drawn[1:])


def test_map_of_an_edition(site: Site) -> None:
    """Points lead to the edition's own pages; the coastlines and covers are the same for all."""
    edition = edition_of(site, theme(site), "fr")
    found = world_map(edition)
    assert found is not None
    points = [point for panel in (found.near, found.world) if panel for point in panel.points]
    assert {point.slug: point.href for point in points} == {
        slug: edition.href(city) for slug, city in site.cities.items()
    }
    assert all(panel.land.startswith(f"/{land_path(site)}#") for panel in (found.near, found.world) if panel)
    assert [cover_href(edition, city) for city in site.cities.values()] == [
        f"/staedte/{slug}/cover.svg" for slug in site.cities
    ]
