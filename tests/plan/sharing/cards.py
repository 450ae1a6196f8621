"""Cards in the project's own faces and colours."""

from pathlib import Path

from tests.plan.maps.ties import CITIES, HOME
from twinning.edges.disk import static_files, stylesheet_layers
from twinning.plan.maps.coastlines import coastlines_digest
from twinning.plan.maps.schemes import schemes
from twinning.plan.sharing.faces import faces
from twinning.plan.sharing.japanese import japanese
from twinning.plan.sharing.values import Card, Ties
from twinning.plan.themes import Theme

FOLDER = Path(__file__).parents[3] / "theme"
THEME = Theme(catalogues={}, layers=stylesheet_layers(FOLDER), static=static_files(FOLDER))
SIGNATURE = "Kaiserslautern und seine Partnerstädte"
SERIF, SANS = faces(THEME, "serif"), faces(THEME, "sans")


def card(
    title: str,
    *cities: str,
    kicker: str = "Reise",
    signature: str = SIGNATURE,
    language: str = "de",
    is_ended: bool = False,
) -> Card:
    return Card(
        language=language,
        kicker=kicker,
        title=title,
        signature=signature,
        ties=Ties(
            home=HOME,
            cities=tuple(CITIES[city] for city in cities),
            is_ended=is_ended,
            coastlines=coastlines_digest(),
        ),
        scheme=schemes("".join(layer.css for layer in THEME.layers)).light,
        serif=(*SERIF, japanese()),
        sans=(*SANS, japanese()),
    )
