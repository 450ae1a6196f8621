"""The README's commands are the ones that are run."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
INSTALL_UV = "PIP_BREAK_SYSTEM_PACKAGES=1 python3 -m pip install uv && "


def commands(language: str) -> list[str]:
    """The lines of the README's code blocks in that language."""
    readme = (ROOT / "README.md").read_text("utf-8")
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", readme, re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines() if line]


def test_ci_runs_the_readmes_command_for_the_tests() -> None:
    run = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    (command,) = [line for line in commands("sh") if "invoke test" in line]
    assert run[-1] == command


def test_each_command_of_the_readme_is_complete() -> None:
    assert len(commands("sh")) == 2
    assert all(line.startswith(INSTALL_UV) for line in commands("sh"))


def test_windows_gets_the_same_commands() -> None:
    translated = [line.removeprefix(INSTALL_UV).replace("python3", "py") for line in commands("sh")]
    assert commands("powershell") == [f"py -m pip install uv; {line}" for line in translated]


def test_the_lock_names_public_addresses_only() -> None:
    hosts = set(re.findall(r"https?://([^/\"]+)", (ROOT / "uv.lock").read_text("utf-8")))
    assert hosts <= {"pypi.org", "files.pythonhosted.org"}
    # npm would say where a package was fetched from in "resolved"; who funds it is named in public.
    lock = (ROOT / "tests/tools/package-lock.json").read_text("utf-8")
    assert '"resolved"' not in lock
