"""Short names for addresses: plain ASCII that a person would guess."""

import re
import unicodedata

# What a language writes for a letter that has no decomposition to ASCII, or whose bare letter would be a misspelling.
_LETTERS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "oe",
        "å": "aa",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "þ": "th",
        "ı": "i",
    }
)


def slugify(text: str) -> str:
    """``Über Größe`` becomes ``ueber-groesse``, ``Guimarães`` ``guimaraes``; a text without Latin letters ``""``."""
    folded = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    ascii_only = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
