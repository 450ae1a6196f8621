"""What a host has to know of a site beside its files: what is gone, what has moved, what may be kept, what is what."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from twinning.model.facts import Facts
from twinning.plan.departures import GONE
from twinning.plan.outputs import Function, Output, Template
from twinning.plan.redirects import Redirect, redirect

# What browsers may keep, by the end of an address; the last that fits. Names that follow the content never lie.
ASK_FIRST = "no-cache"
CACHING = (
    (r"\.woff2$|/icons/", "public, max-age=604800"),
    (
        r"\.[0-9a-f]{10}\.(css|js|svg)$|-[0-9]+-[0-9a-f]{8}\.(avif|webp|jpg|jpeg|png)$|/pagefind/(index|fragment)/",
        "public, max-age=31536000, immutable",
    ),
)
# What a page cannot say of itself; the rest of its Content-Security-Policy stands in it.
HEADERS = (
    ("Content-Security-Policy", "frame-ancestors 'none'"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
)
# It holds for the whole host and for a year, so it is said only where the whole host is the site, by HTTPS.
HTTPS_ONLY = ("Strict-Transport-Security", "max-age=31536000")
# What servers may not know, or know without its letters.
TYPES = (
    (".atom", "application/atom+xml; charset=utf-8"),
    (".avif", "image/avif"),
    (".ics", "text/calendar; charset=utf-8"),
    (".webp", "image/webp"),
    (".woff2", "font/woff2"),
)
# What is worth compressing; by type, since that is how servers ask.
TEXTS = (
    "text/html",
    "text/css",
    "text/calendar",
    "text/javascript",
    "text/plain",
    "application/atom+xml",
    "application/javascript",
    "application/json",
    "application/xml",
    "image/svg+xml",
)

_SPECIAL = re.compile(r"(?a:[^\w/-])(?<=[\x00-\x7f])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """``path`` is below the site, as in a plan; ``href`` a whole address."""

    path: PurePosixPath
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """``base`` is the path of the site, with a slash at both ends; ``folders`` are the editions' below it.

    Gone and moved are only addresses at which the plan has a page: of what is not public yet there is none.
    """

    base: str
    folders: tuple[str, ...]
    gone: tuple[PurePosixPath, ...]
    moved: tuple[Move, ...]
    headers: tuple[tuple[str, str], ...]
    is_compressed: bool  # beforehand, in files of their own


def rules_of(facts: Facts, outputs: Iterable[Output]) -> Rules:
    """Out of what the plan holds, so that a host and the pages never tell two things."""
    outputs = list(outputs)
    gone = (output.path for output in outputs if isinstance(output.recipe, Template) if output.recipe.name == GONE)
    moved = (_move(facts, output.path, output.value) for output in outputs if output.recipe == Function(redirect))
    https_only = (HTTPS_ONLY,) if facts.url.startswith("https:") and facts.base == "/" else ()
    return Rules(
        base=facts.base,
        folders=tuple(sorted(language.lower() for language in facts.languages[1:])),
        gone=tuple(sorted(gone)),
        moved=tuple(sorted(moved, key=lambda move: move.path)),
        headers=(*HEADERS, *https_only),
        is_compressed=facts.is_compressed,
    )


def folder_of(path: PurePosixPath) -> str:
    """The folder whose page lies at the path; "" for a file that is asked for by its own name."""
    return str(path.parent) if path.name == "index.html" else ""


def escaped(text: str) -> str:
    """For a regular expression (PCRE, which compares bytes), and for the quotes that it stands in."""
    return _SPECIAL.sub(lambda found: r"\." if found[0] == "." else rf"\x{ord(found[0]):02x}", text)


def _move(facts: Facts, path: PurePosixPath, value: Redirect) -> Move:
    href = value.href if "://" in value.href else facts.host + value.href
    # In a header there are no letters beyond ASCII, and in a rule no blanks, quotes or variables.
    return Move(path=path, href=quote(href, safe="!#%&'()*+,/:;=?@[]~"))
