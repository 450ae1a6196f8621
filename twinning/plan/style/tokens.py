"""The theme's tokens, read from its style sheets: what a designer changes there is shown as it is."""

import re
from collections.abc import Iterable

from twinning.plan.themes import Layer
from twinning.plan.views.style import Colour, Shade, Size

_COLOUR = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6})\b")
_SIZE = re.compile(r"--(size-[a-z0-9]+):\s*([^;]+);")
_DARK = "prefers-color-scheme: dark"


def colours(layers: Iterable[Layer]) -> tuple[Colour, ...]:
    """Every colour, in both schemes; what the dark one does not name stays as in the light one."""
    light_css, _, dark_css = _css(layers).partition(_DARK)
    light = dict(_COLOUR.findall(light_css))
    dark = light | dict(_COLOUR.findall(dark_css))
    return tuple(Colour(token=f"--{name}", light=_shade(name, light), dark=_shade(name, dark)) for name in light)


def sizes(layers: Iterable[Layer]) -> tuple[Size, ...]:
    """The type scale, the largest first as it is named."""
    steps: dict[str, tuple[str, ...]] = {}
    for name, value in _SIZE.findall(_css(layers)):
        steps[name] = (*steps.get(name, ()), value)
    return tuple(Size(token=f"--{name}", values=values) for name, values in reversed(steps.items()))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (#rrggbb), as WCAG 2 defines it: from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _css(layers: Iterable[Layer]) -> str:
    return "\n".join(layer.css for layer in layers if layer.name == "tokens")


def _shade(name: str, scheme: dict[str, str]) -> Shade:
    value = scheme[name]
    paper, panel = (scheme.get(ground, "#ffffff") for ground in ("paper", "panel"))
    return Shade(value=value, on_paper=_rounded(contrast(value, paper)), on_panel=_rounded(contrast(value, panel)))


def _rounded(ratio: float) -> float:
    """To a tenth, downwards: 6.98 is not 7."""
    return int(ratio * 10 + 1e-9) / 10


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
