"""The Equal Earth projection: areas keep their size, shapes stay pleasing.

Bojan Šavrič, Tom Patterson, Bernhard Jenny: The Equal Earth map projection. International Journal of Geographical
Information Science 33 (2019), 454-465, doi:10.1080/13658816.2018.1504949; first published in 2018.
"""

from math import asin, cos, radians, sin, sqrt

Position = tuple[float, float]  # latitude, longitude in degrees, WGS 84
Place = tuple[float, float]  # x to the right, y downwards, as SVG has it

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796


def equal_earth(latitude: float, longitude: float) -> Place:
    """The sphere of radius 1 on the plane; ``longitude`` counts from the map's middle, y grows northwards."""
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    slope = 9 * _A4 * sixth * square + 7 * _A3 * sixth + 3 * _A2 * square + _A1
    x = 2 * sqrt(3) * radians(longitude) * cos(theta) / (3 * slope)
    return x, theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))


def offset(longitude: float, middle: float) -> float:
    """How far east of the middle meridian, from -180 up to 180 degrees."""
    return (longitude - middle + 180) % 360 - 180
