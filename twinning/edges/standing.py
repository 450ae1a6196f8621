"""The site of the last build, kept without its bodies: they are read when somebody opens them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from twinning.edges.disk import Sources
from twinning.edges.readings import Readings
from twinning.model.bodies import Bodies
from twinning.model.documents import Body
from twinning.model.problems import Problem
from twinning.model.site import Site
from twinning.read.bundles import legible
from twinning.render import sealed


class _Stock(Mapping[str, Body]):
    """The bodies of texts by their documents' paths, each read when it is first asked for."""

    def __init__(self, sources: Sources, readings: Readings) -> None:
        content = readings.content.name
        self._paths = {legible(f"{content}/{path}"): path for path in sources.documents}
        self._sources, self._readings = sources, readings
        self._bodies: dict[str, Body] = {}

    def __getitem__(self, path: str) -> Body:
        if path not in self._bodies:
            source = self._paths[path]
            hashed = self._sources.documents[source]
            reading = self._readings.known(source, hashed) or self._readings.read(source, hashed)
            assert reading.document, "a site is made of texts that can be read"
            self._bodies[path] = reading.document.body
        return self._bodies[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def save_site(path: Path, name: bytes, site: Site, problems: tuple[Problem, ...]) -> None:
    """Keep a site under a name, with what there is to say of it."""
    sealed.save_object(path, name, (replace(site, bodies=Bodies({})), problems))


def load_site(path: Path, name: bytes, sources: Sources, readings: Readings) -> tuple[Site, tuple[Problem, ...]] | None:
    """The site of that name with the bodies that these sources have; None where it is not kept any more."""
    found: tuple[Site, tuple[Problem, ...]] | None = sealed.load_object(path, name)
    if found is None:
        return None
    bare, problems = found
    return replace(bare, bodies=Bodies(_Stock(sources, readings))), problems
