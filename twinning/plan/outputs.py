"""The one idea: an output is a recipe and a value; a site is the plan of all its outputs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from twinning.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Template:
    """The recipe of a page: a template of the theme, in the words of one language's catalogue."""

    name: str  # article.html
    language: str


@dataclass(frozen=True, slots=True)
class Function:
    """The recipe of anything else: a module-level function from the value to bytes."""

    call: Callable[[Any], bytes]

    @property
    def name(self) -> str:
        return f"{self.call.__module__}.{self.call.__qualname__}"


Recipe = Template | Function


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One file of the site.

    ``path`` is where the web server finds it, below ``output/``. ``value`` is plain, frozen data, and all that the
    recipe may see. ``source`` is the file that an editor would have to change, for messages only.
    """

    path: PurePosixPath
    recipe: Recipe
    value: Any
    source: str = ""


Plan = Mapping[PurePosixPath, Output]


def plan_of(outputs: Iterable[Output]) -> tuple[Plan, list[Problem]]:
    """The outputs by path; two for one path are a problem, told at both sources."""
    plan: dict[PurePosixPath, Output] = {}
    folded: dict[str, Output] = {}
    problems: list[Problem] = []
    for output in outputs:
        # Web hosts with Windows or macOS disks know no letter case: such twins are one file there.
        other = folded.setdefault(str(output.path).casefold(), output)
        if other is not output:
            problems += [_clash(one, two) for one, two in ((output, other), (other, output)) if one.source]
        plan[output.path] = output
    return dict(sorted(plan.items())), problems


def _clash(output: Output, other: Output) -> Problem:
    address = f"/{output.path}".removesuffix("index.html")
    message = f"die Adresse „{address}“ ist schon vergeben: {other.source or 'die Website selbst'}"
    hint = "Einen der beiden Ordner umbenennen." if other.source else "Bitte den Ordner umbenennen."
    return Problem(path=output.source, line=1, rule="clash", message=message, hint=hint)
