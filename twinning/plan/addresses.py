"""Where everything lives: one address for each piece and language, for ever."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from twinning.model.facts import Facts
from twinning.model.site import AnyPiece
from twinning.model.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Paths below ``output/``, and the links to them.

    A path ends in a file's name; its ``href`` is root-relative, with the path of SITEURL before it and without
    ``index.html``. The folders' names come from the facts, in each language's own words.
    """

    facts: Facts

    def home(self, language: str) -> PurePosixPath:
        """The front page: at the root for the first language, in a folder of its tag for any other."""
        return self._page(language)

    def piece(self, piece: AnyPiece, language: str) -> PurePosixPath:
        """An article keeps its address when its date changes, an event when it is postponed: no dates in them."""
        if piece.kind is Kind.PAGE:
            return self._page(language, piece.slug)
        return self._page(language, self._section(language, piece.kind.folder), piece.slug)

    def cities(self, language: str) -> PurePosixPath:
        return self._page(language, self._section(language, "cities"))

    def events(self, language: str) -> PurePosixPath:
        return self._page(language, self._section(language, "events"))

    def past_events(self, language: str) -> PurePosixPath:
        return self._page(language, self._section(language, "events"), self._section(language, "past"))

    def month(self, language: str, month: date) -> PurePosixPath:
        return self._page(language, self._section(language, "events"), f"{month.year}", f"{month.month:02}")

    def topic(self, language: str, slug: str) -> PurePosixPath:
        return self._page(language, self._section(language, "topics"), slug)

    def year(self, language: str, year: int) -> PurePosixPath:
        return self._page(language, self._section(language, "articles"), f"{year}")

    def not_found(self, language: str) -> PurePosixPath:
        return self._folder(language) / "404.html"

    def feed(self, language: str) -> PurePosixPath:
        return self._folder(language) / "feed.atom"

    def beside(self, page: PurePosixPath, name: str) -> PurePosixPath:
        """A file in the folder of a page."""
        return page.parent / name

    def href(self, path: PurePosixPath) -> str:
        return self.facts.base + str(path).removesuffix("index.html")

    def absolute(self, path: PurePosixPath) -> str:
        """The whole address; without SITEURL, as good as it can be: the root-relative one."""
        return self.facts.url.removesuffix(self.facts.base.rstrip("/")) + self.href(path)

    def _page(self, language: str, *folders: str) -> PurePosixPath:
        return self._folder(language).joinpath(*folders, "index.html")

    def _folder(self, language: str) -> PurePosixPath:
        return PurePosixPath() if language == self.facts.language else PurePosixPath(language.lower())

    def _section(self, language: str, name: str) -> str:
        return self.facts.sections[language][name]
