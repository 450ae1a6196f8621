"""What the outputs owe to this code: its hash is a part of every key."""

import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

# Whose work can be seen in the bytes of an output.
_LIBRARIES = ("babel", "docutils", "jinja2", "markdown", "nh3", "typogrify")


@cache
def engine_fingerprint() -> bytes:
    """The hash of our code and of the libraries that write with us, so that no version has to be counted up by hand."""
    code = blake2b(digest_size=16)
    package = Path(__file__).parent.parent
    for path in sorted(package.rglob("*.py")):
        code.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    for name in _LIBRARIES:
        code.update(f"{name} {version(name)}\n".encode())
    code.update(f"{sys.version_info.major}.{sys.version_info.minor}".encode())
    return code.digest()
