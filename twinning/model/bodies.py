"""The bodies of the site's texts, and who reads them.

Almost everything on a site looks at what stands at the head of a text: its title, its date, its cities. What stands
below concerns few: its own page, and the feeds that tell it whole. So bodies are kept apart from the pieces, and who
reads one is noted; an edit of a body then concerns only those that had read it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from twinning.model.documents import Body


class Bodies:
    """The body of each document of the site, by the document's path."""

    def __init__(self, bodies: Mapping[str, Body]) -> None:
        self._bodies, self._renewed = bodies, dict[str, Body]()
        self._noted: dict[str, Body] = {}

    def read(self, path: str) -> Body:
        body = self._noted[path] = self._renewed.get(path) or self._bodies[path]
        return body

    def renew(self, bodies: Mapping[str, Body]) -> None:
        """Have other bodies from now on: a preview's, of a text that was saved."""
        self._renewed.update(bodies)

    def reread(self, known: Mapping[str, Body]) -> bool:
        """Read again what was read before; whether it is all the same."""
        return all(self.read(path) is before for path, before in known.items())

    @contextmanager
    def noting(self) -> Iterator[Mapping[str, Body]]:
        """What is read in the block; a block around it takes note of it, too."""
        outer, self._noted = self._noted, {}
        try:
            yield self._noted
        finally:
            outer.update(self._noted)
            self._noted = outer
