"""What the outputs owe to this code: the hash of a recipe's module, with all that it imports, is a part of its keys."""

import os
import re
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import distribution
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from zoneinfo import TZPATH

_ROOT = Path(__file__).parents[2]
_PACKAGE = "twinning"
# Whose work can be seen in the bytes of an output.
_LIBRARIES = ("babel", "icalendar", "jinja2", "markdown", "nh3", "pillow", "pydantic", "pyyaml", "typogrify")
# Every mention counts, and what follows it if it is an import. A syntax tree would tell imports from the rest, and take
# thirty times as long; a test holds this against it.
_COMMENT = re.compile(rb"#.*")
_MENTION = re.compile(rb"twinning([\w.]*)(?:[ \t]+import[ \t]+(\([^)]*\)|.*))?")
_NAME = re.compile(r"\w+")


@cache
def code_of(module: str) -> bytes:
    """The hash of one of our modules with all of ours that it imports, and of the libraries that write with us.

    So no version has to be counted up by hand, and a change in the tasks does not make every picture anew. What a
    function imports is to it what a template includes is to that.
    """
    code = blake2b(_libraries(), digest_size=16)
    for name in sorted(_reachable(module, set())):
        code.update(name.encode() + b"\0" + _read(name)[0])
    return code.digest()


def imported(module: str) -> frozenset[str]:
    """Our modules that a module names, wherever in it; with a module come its packages."""
    return _read(module)[1]


@cache
def _libraries() -> bytes:
    """The versions of those that write with us, Python's among them."""
    # The library's own way, metadata as a mail with all its headers, would cost more than all the rest here.
    heads = {name: (distribution(name).read_text("METADATA") or "").partition("\n\n")[0] for name in _LIBRARIES}
    versions = {name: re.search(r"^Version: *(.+)$", head, re.MULTILINE) for name, head in heads.items()}
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return "\n".join((python, _zones(), *(f"{name} {found and found[1]}" for name, found in versions.items()))).encode()


@cache
def _zones() -> str:
    """The version of the system's time zone database; where there is none, the package that stands in for it counts."""
    for folder, name in product(TZPATH, ("tzdata.zi", "+VERSION")):
        with suppress(OSError), open(f"{folder}/{name}", encoding="utf-8") as file:  # noqa: PTH123 - it is read by each build
            return file.readline()
    return ""


def _reachable(module: str, seen: set[str]) -> set[str]:
    """A module's name and those of all that it imports, near and far."""
    if module not in seen:
        seen.add(module)
        for name in imported(module):
            _reachable(name, seen)
    return seen


@cache
def _read(module: str) -> tuple[bytes, frozenset[str]]:
    """A module's hash, and what it imports."""
    source = _modules()[module].read_bytes()
    names: set[str] = set()
    for rest, members in _MENTION.findall(_COMMENT.sub(b"", source)):
        name = _PACKAGE + rest.decode().rstrip(".")
        names |= {name, *(f"{name}.{member}" for member in _NAME.findall(members.decode()))}
    found = frozenset(name for each in names for name in _with_packages(each))
    return blake2b(source, digest_size=16).digest(), found


@cache
def _with_packages(name: str) -> tuple[str, ...]:
    """A module and the packages that it lies in, without the outermost; nothing of what is no module."""
    parts = name.split(".")
    names = (".".join(parts[:end]) for end in range(2, len(parts) + 1))
    return tuple(name for name in names if name in _modules())


@cache
def _modules() -> dict[str, Path]:
    """All our modules, by their names."""
    modules: dict[str, Path] = {}
    for folder, _, names in os.walk(_ROOT / _PACKAGE):
        package = os.path.relpath(folder, _ROOT).replace(os.sep, ".")
        for name in names:
            if name.endswith(".py"):
                modules[f"{package}.{name[:-3]}".removesuffix(".__init__")] = Path(folder, name)
    return modules


def whole() -> bytes:
    """The hash of all that is installed and can show: our code and data, and the version of everything beside it."""
    code = blake2b(installed(), digest_size=16)
    for folder, folders, names in os.walk(_ROOT / _PACKAGE):
        folders.sort()
        for name in sorted(names):
            if not name.endswith(".pyc"):
                code.update(name.encode() + b"\0" + Path(folder, name).read_bytes())
    return code.digest()


@cache
def installed() -> bytes:
    """Python and everything beside our code, by their versions."""
    jinja2 = find_spec("jinja2")  # wherever it lies, the others lie beside it
    assert jinja2
    assert jinja2.origin
    names = sorted(path.name for path in Path(jinja2.origin).parents[1].iterdir())
    found = (name for name in names if name.endswith((".dist-info", ".egg-info")))
    return "\0".join((sys.version, _zones(), *found)).encode()
