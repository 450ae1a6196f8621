"""What the outputs owe to this code: the hash of a recipe's module, with all that it imports, is a part of its keys."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_PACKAGE = "twinning"
# Whose work can be seen in the bytes of an output.
_LIBRARIES = ("babel", "icalendar", "jinja2", "markdown", "nh3", "pillow", "typogrify")


@cache
def code_of(module: str) -> bytes:
    """The hash of one of our modules with all of ours that it imports, and of the libraries that write with us.

    So no version has to be counted up by hand, and a change in the tasks does not make every picture anew. What a
    function imports is to it what a template includes is to that.
    """
    code = blake2b(digest_size=16)
    for name in sorted(_reachable(module, set())):
        code.update(name.encode() + b"\0" + _path(name).read_bytes())
    for library in _LIBRARIES:
        code.update(f"{library} {version(library)}\n".encode())
    code.update(f"{sys.version_info.major}.{sys.version_info.minor}".encode())
    return code.digest()


def _reachable(module: str, seen: set[str]) -> set[str]:
    """A module's name and those of all that it imports, near and far."""
    if module not in seen:
        seen.add(module)
        for name in _imported(module):
            _reachable(name, seen)
    return seen


@cache
def _imported(module: str) -> frozenset[str]:
    """Our modules that a module names in its imports, wherever they stand; with a module come its packages."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(_path(module).read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return frozenset(name for each in names for name in _with_packages(each) if _path(name).exists())


def _with_packages(name: str) -> Iterator[str]:
    parts = name.split(".")
    if parts[0] == _PACKAGE:
        yield from (".".join(parts[:end]) for end in range(2, len(parts) + 1))


def _path(module: str) -> Path:
    path = _ROOT.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
