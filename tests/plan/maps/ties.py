"""A town with ten ties, seven near and three far: the maps' tests draw these."""

from twinning.plan.maps.projection import Position
from twinning.plan.maps.worlds import Stop

HOME: Position = (49.443, 7.772)
CITIES: dict[str, Position] = {
    "Banja Luka": (44.779, 17.206),
    "Brandenburg an der Havel": (52.417, 12.550),
    "Bunkyō": (35.717, 139.750),
    "Columbia": (34.001, -81.035),
    "Davenport": (41.524, -90.578),
    "Guimarães": (41.444, -8.296),
    "Newham": (51.533, 0.050),
    "Pleven": (43.418, 24.617),
    "Saint-Quentin": (49.849, 3.288),
    "Silkeborg": (56.170, 9.545),
}


def stop(name: str, position: Position) -> Stop:
    return Stop(slug=name.lower(), name=name, lang="", href="/", status="active", position=position)


START = stop("Kaiserslautern", HOME)
STOPS = tuple(stop(name, position) for name, position in CITIES.items())
