"""The face for Japanese titles. Readers' systems have their own; a picture has to bring its letters with it."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

from twinning.plan.sharing.kanji import RANGES
from twinning.plan.sharing.values import Face

_FILE = Path(__file__).parent / "faces" / "japanese.woff2"


@cache
def japanese() -> Face:
    digest = blake2b(_FILE.read_bytes(), digest_size=16).hexdigest()
    return Face(path=str(_FILE), digest=digest, ranges=RANGES, is_japanese=True)
