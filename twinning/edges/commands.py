"""What the tasks do. Each returns an exit code: 0 well, 1 an editor's mistake, 2 ours."""

import functools
import json
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import fields, is_dataclass
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, ParamSpec

from twinning.edges.interrupts import heard
from twinning.edges.refusals import Refused
from twinning.edges.reports import FORMS, as_text
from twinning.edges.rubbish import left_lying
from twinning.model.problems import Problem

if TYPE_CHECKING:  # each command imports what it needs, so that none waits for what others need
    from twinning.edges.stages import Staged

P = ParamSpec("P")


def command(run: Callable[P, int]) -> Callable[P, int]:
    """Problems of the content are printed and are exit code 1; anything else that goes wrong is our bug, and 2."""

    @functools.wraps(run)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> int:
        try:
            with heard():
                code = run(*args, **kwargs)
                sys.stdout.flush()  # whoever reads along may have gone: heard here, and not after the end
                return code
        except Refused as refusal:
            print(as_text(refusal.problems), file=sys.stderr)
            return 1
        except BrokenPipeError:
            # Whoever read along has seen enough (`invoke plan | head`); nothing may be flushed at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        except KeyboardInterrupt:
            print("\nAbgebrochen.", file=sys.stderr)
            return 130
        except SystemExit as exit_:
            if isinstance(exit_.code, str):
                print(exit_.code, file=sys.stderr)
            return 2 if isinstance(exit_.code, str) else exit_.code or 0
        except Exception:
            traceback.print_exc()
            print("\nDas ist ein Fehler im Programm, nicht in Ihren Texten. Bitte melden.", file=sys.stderr)
            return 2

    return guarded


@command
def build(settings_file: str, now: str = "", output: str = "") -> int:
    """Build the site as ``pelican content`` does, and say how to look at it."""
    code = _build(settings_file, now, output)
    print("Ansehen: python3 -m uv run invoke serve")
    return code


@command
def publish(settings_file: str, now: str = "", output: str = "") -> int:
    """Build with production's settings; an address without SITEURL is refused, for every link in feeds needs it."""
    return _build(settings_file, now, output, needs="SITEURL")


@command
@left_lying()
def check(settings_file: str, form: str = "text", now: str = "") -> int:
    """Print every problem there is, in one of the forms of ``reports.FORMS``."""
    from twinning.edges.stages import stage

    try:
        problems = stage(_settings(settings_file, now)).problems
    except Refused as refusal:
        problems = refusal.problems
    print(FORMS[form](problems))
    return 1 if any(problem.is_error for problem in problems) else 0


@command
@left_lying()
def plan(settings_file: str, path: str = "", *, as_json: bool = False, now: str = "") -> int:
    """Print the plan: every output's path, recipe and key; of one path, its value too."""
    from twinning.edges.search import with_search
    from twinning.edges.stages import stage

    settings = _settings(settings_file, now)
    staged = with_search(stage(settings), Path(settings["CACHE_PATH"]))
    if not path:
        rows = [_row(staged, each) for each in staged.plan]
        print(json.dumps(rows, ensure_ascii=False, indent=2) if as_json else _table(rows))
        return 0
    wanted = PurePosixPath(path.strip("/"))
    found = next((each for each in (wanted, wanted / "index.html") if each in staged.plan), None)
    if found is None:
        from twinning.model.problems import suggestion

        hint = suggestion(str(wanted), map(str, staged.plan))
        raise Refused((Problem(path=path, line=1, rule="plan", message="diese Ausgabe gibt es nicht", hint=hint),))
    row = {**_row(staged, found), "value": _plain(staged.plan[found].value)}
    print(json.dumps(row, ensure_ascii=False, indent=2, default=str))
    return 0


@command
def newsletter(
    settings_file: str, since: str, *, city: str = "", language: str = "", folder: str = "newsletter", now: str = ""
) -> int:
    """Write a mail of what is new, and the same as a page; nothing is sent. Links in mails need SITEURL."""
    from twinning.edges.newsletters import written
    from twinning.edges.stages import stage

    settings = _settings(settings_file, now)
    _refuse_no_address(settings, settings_file, "newsletter --since 2025-12-01")
    for path in written(stage(settings), Path(folder), since, city, language):
        print(path)
    return 0


@command
def stale(settings_file: str, url: str = "", grace: int = 0, now: str = "") -> int:
    """Say whether the site at ``url`` (SITEURL otherwise) has missed a change, due for ``grace`` minutes."""
    from twinning.edges.freshness import freshness

    settings = _settings(settings_file, now)
    if not url:
        _refuse_no_address(settings, settings_file, "stale")
    is_fresh, words = freshness(settings, url or settings["SITEURL"], timedelta(minutes=grace))
    print(words, file=sys.stdout if is_fresh else sys.stderr)
    return 0 if is_fresh else 1


@command
def translate(settings_file: str) -> int:
    """Find the interface's messages, bring every language's catalogue up to them, and say how each stands."""
    from twinning.render.messages import missing_counts, template_messages, update_catalogue, write_template

    settings = _settings(settings_file)
    theme = Path(settings["THEME"])
    folder, template = theme / "translations", template_messages(theme / "templates")
    write_template(folder, template)
    print(f"{len(template)} Texte der Oberfläche")
    for language in settings["LANGUAGES"][1:]:
        counts = missing_counts(update_catalogue(folder, language, template))
        print(f"{language:10} übersetzt {counts['translated']}, unsicher {counts['fuzzy']}, offen {counts['empty']}")
    return 0


@command
def translated(settings_file: str, path: str = "") -> int:
    """Mark one translation, or all without a mark, as made from their originals as these are now."""
    from twinning.edges.stages import read_documents
    from twinning.edges.translations import mark_current

    settings = _settings(settings_file)
    content = Path(settings["PATH"])
    marked = mark_current(content.parent, read_documents(settings), path)
    for name, fingerprint in marked.items():
        print(f"{name}: {fingerprint}")
    if path and not marked:
        hint = "Etwa content/cities/saint-quentin/index.fr.md"
        problem = Problem(path=path, line=1, rule="translation", message="das ist keine Übersetzung", hint=hint)
        raise Refused((problem,))
    return 0


@left_lying()
def _build(settings_file: str, now: str, output: str, needs: str = "") -> int:
    from twinning.edges.standstill import Standstill

    standstill = Standstill(settings_file, _override(now, output))
    if told := standstill.told(needs):
        print(told)
        return 0
    settings = _settings(settings_file, now, output)
    if needs:
        _refuse_no_address(settings, settings_file, "publish")
    from pelican.log import console

    from twinning.edges.hooks import TwinningPelican

    console.quiet = True  # Pelican's closing line counts its own articles: none
    TwinningPelican(settings).run()  # type: ignore[no-untyped-call]  # Pelican annotates little
    standstill.remember(settings)
    return 0


def _override(now: str, output: str) -> dict[str, str]:
    return {name: value for name, value in (("NOW", now), ("OUTPUT_PATH", output)) if value}


def _settings(settings_file: str, now: str = "", output: str = "") -> dict[str, Any]:
    """Pelican's settings; Refused where the file cannot be read, for an editor may have touched that, too."""
    from pelican.settings import read_settings

    try:
        settings = dict(read_settings(settings_file, override=_override(now, output)))
        # Pelican's reader writes in there, and it may be everybody's.
        return {**settings, "MARKDOWN": deepcopy(settings["MARKDOWN"])}
    except Exception as error:
        # Whatever Python or Pelican dislikes about the file: its last line there is where to look.
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if settings_file in frame.filename]
        line = (error.lineno if isinstance(error, SyntaxError) else (lines or [1])[-1]) or 1
        hint = "Die letzte Änderung an dieser Datei prüfen: Kommas, Klammern, Anführungszeichen."
        message = f"die Einstellungen lassen sich nicht lesen ({error})"
        raise Refused((Problem(path=settings_file, line=line, rule="settings", message=message, hint=hint),)) from None


def _refuse_no_address(settings: Mapping[str, Any], settings_file: str, task: str) -> None:
    if not settings["SITEURL"]:
        hint = f"Die Adresse der Website angeben: SITEURL=https://… invoke {task}"
        problem = Problem(path=settings_file, line=1, rule="siteurl", message="SITEURL ist leer", hint=hint)
        raise Refused((problem,))


def _row(staged: "Staged", path: PurePosixPath) -> dict[str, str]:
    from twinning.render.rendering import key_of

    output = staged.plan[path]
    return {
        "path": str(path),
        "recipe": output.recipe.name,
        "key": key_of(output.recipe, output.value, staged.templates),
    }


def _table(rows: list[dict[str, str]]) -> str:
    widths = [max(len(row[name]) for row in rows) for name in ("path", "recipe")]
    return "\n".join(f"{row['path']:{widths[0]}}  {row['recipe']:{widths[1]}}  {row['key']}" for row in rows)


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
