"""The colours of a drawing: the theme's own, light and dark, as plain values."""

import re
from dataclasses import dataclass, fields

_TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{3,8})")
_DARK = "prefers-color-scheme: dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """Named as in the theme's tokens; what a theme does not name is drawn in plain black and white."""

    paper: str = "#fff"
    panel: str = "#eee"
    ink: str = "#000"
    quiet: str = "#444"
    thread: str = "#c00"
    thread_ink: str = "#900"
    line: str = "#ccc"
    line_strong: str = "#777"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schemes:
    light: Scheme
    dark: Scheme


def schemes(css: str) -> Schemes:
    """The colours from a style sheet that names them as custom properties, the dark ones in a media query."""
    light, _, dark = css.partition(_DARK)
    named = dict(_TOKEN.findall(light))
    return Schemes(light=_scheme(named), dark=_scheme(named | dict(_TOKEN.findall(dark))))


def _scheme(named: dict[str, str]) -> Scheme:
    names = {field.name: field.name.replace("_", "-") for field in fields(Scheme)}
    return Scheme(**{name: named[token] for name, token in names.items() if token in named})
