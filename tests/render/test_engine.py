"""Promises of the engine's part in the keys: a change in the code makes anew what that code makes."""

import ast
from pathlib import Path

import pytest

from twinning.render.engine import imported

ROOT = Path(__file__).parents[2]
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "twinning").rglob("*.py"))
}


def by_syntax(path: Path) -> set[str]:
    """Our modules that the syntax tree of one imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return (names & MODULES.keys()) - {"twinning"}


@pytest.mark.parametrize("module", MODULES)
def test_no_import_is_overlooked(module: str) -> None:
    """What a recipe's module imports is a part of its key, in whatever form the import is written."""
    found = imported(module)
    needed = by_syntax(MODULES[module])
    packages = {name.rpartition(".")[0] for name in needed} - {"twinning"}
    assert needed | packages <= found
    # A mention in a text adds a module, and makes files anew that need not be; that is to stay rare.
    assert len(found - needed - packages) <= 2
