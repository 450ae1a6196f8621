"""What a person can ask for: ``invoke --list``."""

import sys
from itertools import pairwise
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from twinning.edges import commands

_HERE = Path(__file__).parent
_TAKES_A_VALUE = ("--now", "-n")


def _path_after(name: str) -> list[str]:
    """Invoke knows no optional positional arguments: the path is a positional one when somebody gives it."""
    words = sys.argv[sys.argv.index(name) :] if name in sys.argv else []
    given = [word for before, word in pairwise(words) if word[0] != "-" and before not in _TAKES_A_VALUE]
    return ["path"] if given else []


_NOW = {"now": "als wäre es dieser Tag oder Zeitpunkt: 2025-12-03 oder '2025-12-03 10:00'"}


@task(help=_NOW)
def build(context: Context, now: str = "") -> None:
    """Die Website bauen, nach output/."""
    _end(commands.build("pelicanconf.py", now))


@task(
    help={
        **_NOW,
        "port": "die Nummer nach dem Doppelpunkt in der Adresse",
        "host": "eine Adresse dieses Rechners im Netz, wenn auch andere Rechner die Vorschau sehen sollen",
    }
)
def serve(context: Context, port: int = 8000, host: str = "127.0.0.1", now: str = "") -> None:
    """Die Website ansehen, während man schreibt: Gespeichertes erscheint von selbst im Browser."""
    from twinning.edges.preview.server import serve

    _end(serve("pelicanconf.py", host, port, now))


@task(help={**_NOW, "json": "für Programme", "sarif": "für die Anzeige in Merge Requests"})
def check(context: Context, now: str = "", json: bool = False, sarif: bool = False) -> None:
    """Alle Texte prüfen; jede Beanstandung mit Datei, Zeile und Rat."""
    _end(commands.check("pelicanconf.py", "sarif" if sarif else "json" if json else "text", now))


@task(
    positional=_path_after("plan"),
    help={**_NOW, "path": "nur diese Ausgabe, mit ihrem Wert", "json": "für Programme"},
)
def plan(context: Context, path: str | None = None, now: str = "", json: bool = False) -> None:
    """Zeigen, woraus die Website besteht: Pfad, Rezept und Schlüssel jeder Datei."""
    _end(commands.plan("pelicanconf.py", path or "", as_json=json, now=now))


@task(help=_NOW)
def publish(context: Context, now: str = "") -> None:
    """Die Website mit publishconf.py bauen, fertig zum Hochladen: SITEURL=https://… invoke publish."""
    _end(commands.publish("publishconf.py", now))


@task(
    positional=[],
    help={
        **_NOW,
        "since": "der Tag, seit dem etwas neu ist: 2025-11-01",
        "city": "nur eine Stadt, mit ihrem Kurznamen: saint-quentin",
        "lang": "die Sprache der Leserinnen und Leser: fr",
        "to": "der Ordner für die beiden Dateien",
    },
)
def newsletter(
    context: Context, since: str = "", city: str = "", lang: str = "", to: str = "newsletter", now: str = ""
) -> None:
    """Eine fertige E-Mail aus allem machen, was neu ist: SITEURL=https://… invoke newsletter --since 2025-11-01."""
    _end(commands.newsletter("publishconf.py", since, city=city, language=lang, folder=to, now=now))


@task(
    help={
        **_NOW,
        "url": "die Adresse der Website; sonst SITEURL",
        "grace": "so viele Minuten darf eine fällige Änderung auf sich warten lassen",
    }
)
def stale(context: Context, url: str = "", grace: int = 0, now: str = "") -> None:
    """Prüfen, ob die Website im Netz hinter dem zurück ist, was die Texte für jetzt sagen."""
    _end(commands.stale("publishconf.py", url, grace, now))


@task
def translate(context: Context) -> None:
    """Die Worte der Oberfläche in allen Sprachen abgleichen und zeigen, was noch zu übersetzen ist."""
    _end(commands.translate("pelicanconf.py"))


@task(
    positional=_path_after("translated"),
    help={"path": "eine Übersetzung; ohne: alle, die noch keinen Vermerk haben"},
)
def translated(context: Context, path: str | None = None) -> None:
    """Vermerken, dass eine Übersetzung ihrem Original entspricht, wie es jetzt ist."""
    _end(commands.translated("pelicanconf.py", path or ""))


@task
def handbook(context: Context) -> None:
    """Die Tabellen im Handbuch aus dem Schema schreiben."""
    from twinning.edges.handbook import write

    write(_HERE / "docs")


@task
def test(context: Context) -> None:
    """Alles installieren, was die Tests brauchen, und sie alle laufen lassen."""
    for line in _TESTS:
        print(f"\n$ {line}", flush=True)
        context.run(line)


@task
def weight(context: Context) -> None:
    """Zeigen, was jede Art von Seite wiegt und wie oft sie fragt; zu schwer ist ein Fehler."""
    context.run("pytest -q -rP tests/browser/test_weight.py")


@task
def lighthouse(context: Context) -> None:
    """Jede Art von Seite mit Lighthouse messen, als Telefon; weniger als 100 ist ein Fehler."""
    context.run("pytest -q -rP -m 'speed or not speed' tests/browser/test_lighthouse.py")


@task
def accessibility(context: Context) -> None:
    """Jede Seite mit axe und dem Nu Html Checker prüfen; die Erklärung zur Barrierefreiheit zeigt das Ergebnis."""
    context.run("python -m tests.tools.install")
    context.run("python -m tests.tools.accessibility")


@task(
    help={
        "sizes": "Zahlen von Nachrichten, durch Komma getrennt",
        "rows": "nur diese Messungen: cold, single, nothing, edit, headline, newest, memory, serve, pictures",
        "peers": "nur gegen diese: Pelican, Hugo, Eleventy; none: gegen niemanden",
        "rounds": "wie oft gemessen wird",
        "profile": "nur zeigen, wo die Zeit bleibt: cold, edit, headline oder newest",
        "property": "so oft zufällig ändern und prüfen, dass mit und ohne Zwischenspeicher dasselbe entsteht",
        "write": "die Tabelle in docs/benchmarks.md schreiben",
    }
)
def bench(  # noqa: PLR0913, PLR0917  # each is an option of the command
    context: Context,
    sizes: str = "",
    rows: str = "",
    peers: str = "",
    rounds: str = "",
    profile: str = "",
    property: str = "",
    write: bool = False,
) -> None:
    """Messen, wie schnell gebaut wird, und wie schnell Pelican, Hugo und Eleventy dasselbe bauen."""
    given = {"sizes": sizes, "rows": rows, "peers": peers, "rounds": rounds, "profile": profile, "property": property}
    words = [f"--{name}={value}" for name, value in given.items() if value]
    context.run(" ".join(["python -m tools.bench", *words, *(["--write"] if write else [])]))


_TESTS = (
    "python -m tests.tools.install",
    "ruff check .",
    "ruff format --check .",
    "mypy",
    "djlint --check --lint --quiet theme/templates",
    "codespell twinning tests tools tasks.py publishconf.py pyproject.toml README.md CONTRIBUTING.md"
    " CHANGELOG.md docs/architecture.md docs/operation.md",
    # What shares a site stays together; in their order, for the longest are among the first.
    "pytest -n auto --dist loadfile --no-loadscope-reorder",
)


def _end(code: int) -> None:
    sys.stdout.flush()
    if code:
        raise Exit(code=code)
