"""What a person can ask for: ``invoke --list``."""

import sys
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from twinning.edges import commands

_HERE = Path(__file__).parent
_NOW = {"now": "als wäre es dieser Tag oder Zeitpunkt: 2025-12-03 oder '2025-12-03 10:00'"}


@task(help=_NOW)
def build(context: Context, now: str = "") -> None:
    """Die Website bauen, nach output/."""
    _end(commands.build("pelicanconf.py", now))
    print(f"Ansehen: {(_HERE / 'output' / 'index.html').as_uri()} im Browser öffnen, oder: {_serve_hint()}")


@task(help={**_NOW, "json": "für Programme", "sarif": "für die Anzeige in Merge Requests"})
def check(context: Context, now: str = "", json: bool = False, sarif: bool = False) -> None:
    """Alle Texte prüfen; jede Beanstandung mit Datei, Zeile und Rat."""
    _end(commands.check("pelicanconf.py", "sarif" if sarif else "json" if json else "text", now))


@task(
    positional=["path"],
    optional=["path"],
    help={**_NOW, "path": "nur diese Ausgabe, mit ihrem Wert", "json": "für Programme"},
)
def plan(context: Context, path: str = "", now: str = "", json: bool = False) -> None:
    """Zeigen, woraus die Website besteht: Pfad, Rezept und Schlüssel jeder Datei."""
    _end(commands.plan("pelicanconf.py", path, as_json=json, now=now))


@task(help=_NOW)
def publish(context: Context, now: str = "") -> None:
    """Die Website mit publishconf.py bauen, fertig zum Hochladen: SITEURL=https://… invoke publish."""
    _end(commands.publish("publishconf.py", now))


@task
def translate(context: Context) -> None:
    """Die Worte der Oberfläche in allen Sprachen abgleichen und zeigen, was noch zu übersetzen ist."""
    _end(commands.translate("pelicanconf.py"))


@task
def test(context: Context) -> None:
    """Alles installieren, was die Tests brauchen, und sie alle laufen lassen."""
    for line in _TESTS:
        print(f"\n$ {line}", flush=True)
        context.run(line)


_TESTS = (
    "python -m tests.tools.install",
    "ruff check .",
    "ruff format --check .",
    "mypy",
    "djlint --check --lint --quiet theme/templates",
    "codespell twinning tests tasks.py pelicanconf.py publishconf.py pyproject.toml README.md CONTRIBUTING.md"
    " CHANGELOG.md docs/architecture.md docs/operation.md",
    "pytest",
)


def _serve_hint() -> str:
    return "python3 -m http.server --directory output"


def _end(code: int) -> None:
    sys.stdout.flush()
    if code:
        raise Exit(code=code)
