"""Imports point one way, and the middle is pure: read from the syntax tree of every module."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

CODE = Path(__file__).parents[1] / "twinning"
MODULES = sorted(path.relative_to(CODE).as_posix() for path in CODE.rglob("*.py"))

# Each stage, and the stages it may import.
MAY_IMPORT = {
    "model": {"model"},
    "read": {"model", "read"},
    "plan": {"model", "plan"},
    "render": {"model", "plan", "render"},
    "edges": {"model", "read", "plan", "render", "edges"},
    "__init__.py": {"edges"},  # Pelican's door, which opens when Pelican asks
}
_READS_FILES = {
    "plan/files.py",  # attachments and fonts are copied as they are: that recipe reads its file
    "plan/pictures/recipes.py",  # so does that of a picture, and scales it
    "plan/maps/coastlines.py",  # data that came with the code, and whose hash is a part of every value drawn with it
    "plan/sharing/japanese.py",  # the same
}
_OPENS_BYTES = {"read/pictures.py"}  # Pillow's open() is given what was read already
_DISK = ("io.FileIO", "io.open", "os", "pathlib.Path", "shutil", "tempfile")
_NETWORK = ("ftplib", "http.client", "http.server", "smtplib", "socket", "subprocess", "urllib.request")
_CLOCK = {
    *(f"datetime.{name}" for name in ("datetime.now", "datetime.utcnow", "datetime.today", "date.today")),
    *(f"time.{name}" for name in ("time", "time_ns", "localtime", "gmtime", "ctime", "asctime", "strftime")),
}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((CODE / module).read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[tuple[str, str]]:
    """The local name and the full name of everything a module imports, wherever in it."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.asname or alias.name.partition(".")[0], alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.module, "imports are absolute"
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def calls(module: str) -> Iterator[str]:
    """The full names of what a module calls, as far as its imports tell them."""
    names = dict(imports(module))
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call):
            first, _, rest = _dotted(node.func).partition(".")
            name = names.get(first, first)
            yield f"{name}.{rest}" if rest else name


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def stage(module: str) -> str:
    return module.partition("/")[0]


def imported(module: str, packages: tuple[str, ...]) -> set[str]:
    """What a module imports of some packages; ``pathlib`` itself would bring ``pathlib.Path``."""
    full = {name for _, name in imports(module)}
    return {
        name
        for name in full
        if any(name == each or name.startswith(f"{each}.") or each.startswith(f"{name}.") for each in packages)
    }


def test_every_module_belongs_to_a_stage() -> None:
    assert {stage(module) for module in MODULES} == MAY_IMPORT.keys()


def test_imports_point_one_way() -> None:
    for module in MODULES:
        ours = {name.split(".")[1] for _, name in imports(module) if name.startswith("twinning.")}
        assert ours <= MAY_IMPORT[stage(module)], module


def test_only_the_edges_know_pelican() -> None:
    for module in MODULES:
        if stage(module) not in ("edges", "__init__.py"):
            assert not imported(module, ("pelican",)), module


def test_pictures_are_opened_in_two_places() -> None:
    """While reading, to know what is in them, and in their recipe: planning decodes nothing. Another draws."""
    openers = {module for module in MODULES if imported(module, ("PIL",))}
    drawers = {f"plan/sharing/{name}.py" for name in ("recipes", "drawings", "lettering")}
    assert openers == {"read/pictures.py", "plan/pictures/recipes.py", *drawers}


def test_only_the_edges_and_rendering_touch_the_disk() -> None:
    for module in MODULES:
        if stage(module) in ("model", "read", "plan") and module not in _READS_FILES:
            assert not imported(module, _DISK), module
            opened = [name for name in calls(module) if name.rpartition(".")[2] == "open"]
            assert not opened or module in _OPENS_BYTES, module


def test_only_the_edges_know_the_network() -> None:
    for module in MODULES:
        if stage(module) != "edges":
            assert not imported(module, _NETWORK), module


def test_the_clock_is_read_in_one_place() -> None:
    """Whatever depends on the time asks the model's Clock, so that the moment of the next change is known."""
    readers = {module for module in MODULES if _CLOCK.intersection(calls(module))}
    assert readers == {"edges/moments.py"}
