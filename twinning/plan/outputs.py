"""The one idea: an output is a recipe and a value; a site is the plan of all its outputs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from twinning.model.bodies import Bodies
from twinning.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Template:
    """The recipe of a page: a template of the theme, in the words of one language's catalogue."""

    name: str  # article.html
    language: str


@dataclass(frozen=True, slots=True)
class Function:
    """The recipe of anything else: a module-level function from the value to bytes.

    ``cost`` is what it takes, in pages: a guess, by which work is shared out.
    """

    call: Callable[[Any], bytes]
    cost: int = 1

    @property
    def name(self) -> str:
        return f"{self.call.__module__}.{self.call.__qualname__}"


@dataclass(frozen=True, slots=True)
class Compressed:
    """The recipe of a file that a host sends instead of another: the same, compressed."""

    recipe: Template | Function

    @property
    def name(self) -> str:
        return f"gzip {self.recipe.name}"


Recipe = Template | Function | Compressed


@dataclass(frozen=True, slots=True)
class Deferred:
    """A value that is made when somebody asks for it, and anew each time: all values of a site at once are far larger
    than its texts, and most builds need few of them. ``bodies`` takes note of whose texts are read for it.
    """

    make: Callable[[], Any]
    bodies: Bodies


class Output:
    """One file of the site.

    ``path`` is where the web server finds it, below ``output/``. ``value`` is plain, frozen data, and all that the
    recipe may see. ``source`` is the file that an editor would have to change, for messages only.

    Outputs of one ``batch`` show the same parts, and are best made one after the other, by one process. ``origin`` is
    for what takes long to make: the hash of all content that its value is made of, for who asks.
    """

    __slots__ = ("_value", "batch", "origin", "path", "recipe", "source")

    def __init__(
        self,
        *,
        path: PurePosixPath,
        recipe: Recipe,
        value: Any,
        source: str = "",
        batch: str = "",
        origin: Callable[[], str] | None = None,
    ) -> None:
        """``value`` may be a ``Deferred`` one."""
        self.path, self.recipe, self._value, self.source = path, recipe, value, source
        self.batch, self.origin = batch, origin

    def at(self, path: PurePosixPath, recipe: "Recipe | None" = None) -> "Output":
        """The same value at another path, maybe by another recipe."""
        return Output(
            path=path,
            recipe=recipe or self.recipe,
            value=self._value,
            source=self.source,
            batch=self.batch,
            origin=self.origin,
        )

    @property
    def is_deferred(self) -> bool:
        return isinstance(self._value, Deferred)

    @property
    def value(self) -> Any:
        return self.made()[0]

    def made(self) -> tuple[Any, frozenset[str]]:
        """The value, and the documents whose bodies were read for it."""
        if not isinstance(self._value, Deferred):
            return self._value, frozenset()
        with self._value.bodies.noting() as read:
            value = self._value.make()
        return value, frozenset(read)


Plan = Mapping[PurePosixPath, Output]


def plan_of(outputs: Iterable[Output]) -> tuple[Plan, list[Problem]]:
    """The outputs by path; two for one path are a problem, told at both sources."""
    plan: dict[PurePosixPath, Output] = {}

    def planned() -> Iterator[Output]:
        for output in outputs:
            plan[output.path] = output
            yield output

    problems = clashes_of(planned())
    # By the parts of their paths, as these themselves are sorted, but at a tenth of the price.
    return dict(sorted(plan.items(), key=lambda item: str(item[0]).replace("/", "\0"))), problems


class _Claim(NamedTuple):
    """What an output says of itself, without what it holds."""

    path: str
    source: str


def clashes_of(outputs: Iterable[Output]) -> list[Problem]:
    """The addresses that two outputs claim."""
    claims: dict[str, _Claim] = {}
    problems: list[Problem] = []
    for output in outputs:
        claim = _Claim(str(output.path), output.source)
        # Web hosts with Windows or macOS disks know no letter case: such twins are one file there.
        other = claims.setdefault(claim.path.casefold(), claim)
        if other is not claim:
            problems += [_clash(one, two) for one, two in ((claim, other), (other, claim)) if one.source]
    return problems + list(_buried(claims))


def _buried(claims: Mapping[str, _Claim]) -> Iterator[Problem]:
    """What would lie in a folder that is a file."""
    folders = {path.rpartition("/")[0] for path in claims}
    files = {path for folder in folders for path in _and_above(folder) if path in claims}
    for path in sorted(files):
        yield from (_clash(each, claims[path]) for name, each in claims.items() if name.startswith(f"{path}/"))


def _and_above(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def _clash(output: _Claim, other: _Claim) -> Problem:
    address = f"/{output.path}".removesuffix("index.html")
    message = f"die Adresse „{address}“ ist schon vergeben: {other.source or 'die Website selbst'}"
    way = "Einen der beiden Ordner" if other.source else "Den Ordner"
    hint = f"{way} umbenennen, oder die Adresse aus former_urls streichen."
    return Problem(path=output.source, line=1, rule="clash", message=message, hint=hint)
