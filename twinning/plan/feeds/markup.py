"""XML as it is written: each element is its markup, whole and safe to stand in another one.

A site tells its news in thousands of feeds' entries. Trees of elements would be built for each only to be written out
once, which takes several times as long.
"""

import re
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

# In an attribute, a line's end and a tabulator would be read as spaces (XML 1.0, 3.3.3).
_IN_ATTRIBUTES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_SPECIAL = re.compile(r"[&<>\"\n\r\t]")


def element(name: str, text: str = "", attributes: Mapping[str, str] | None = None) -> str:
    """An element that holds plain text, or nothing."""
    start = _start(name, attributes or {})
    return f"<{start}>{escape(text)}</{name}>" if text else f"<{start}/>"


def parent(name: str, children: Iterable[str], attributes: Mapping[str, str] | None = None) -> str:
    """An element that holds others, each on a line."""
    inside = "\n".join(children)
    return f"<{_start(name, attributes or {})}>\n{inside}\n</{name}>"


def _start(name: str, attributes: Mapping[str, str]) -> str:
    return name + "".join([f' {key}="{_quoted(value)}"' for key, value in attributes.items()])


def _quoted(value: str) -> str:
    # Few have anything to be escaped, and to know that is much quicker than to do it.
    return escape(value, _IN_ATTRIBUTES) if _SPECIAL.search(value) else value
