"""Where everything lives: one address for each piece and language, for ever."""

from dataclasses import dataclass, field
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
    _pages: dict[tuple[str, ...], PurePosixPath] = field(default_factory=dict, init=False, repr=False, compare=False)

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

    def events_of_kind(self, language: str, kind: str) -> PurePosixPath:
        """Beside the agenda, under the word that SECTIONS has for the kind, like its calendar."""
        words = self.facts.sections[language]
        return self._page(language, words["events"], words.get(kind, kind))

    def events_of_city(self, city: AnyPiece, language: str) -> PurePosixPath:
        return self.piece(city, language).parent / self._section(language, "events") / "index.html"

    def topic(self, language: str, slug: str) -> PurePosixPath:
        return self._page(language, self._section(language, "topics"), slug)

    def year(self, language: str, year: int) -> PurePosixPath:
        return self._page(language, self._section(language, "articles"), f"{year}")

    def subscribe(self, language: str) -> PurePosixPath:
        return self._page(language, self._section(language, "subscribe"))

    def search(self, language: str) -> PurePosixPath:
        return self._page(language, self._section(language, "search"))

    def search_index(self) -> PurePosixPath:
        """The folder of the files that the search page's script asks for, under the name of the engine's own."""
        return PurePosixPath("pagefind")

    def style(self) -> PurePosixPath:
        """For whoever works on the theme, in one language."""
        return self._page(self.facts.language, "stil")

    def not_found(self, language: str) -> PurePosixPath:
        return self._folder(language) / "404.html"

    def feed(self, language: str, ending: str = ".atom") -> PurePosixPath:
        """The feed of all news; like those below, in each form that has an ending."""
        return self._folder(language) / f"feed{ending}"

    def city_feed(self, city: AnyPiece, language: str, ending: str) -> PurePosixPath:
        return self.beside(self.piece(city, language), f"{city.slug}{ending}")

    def topic_feed(self, slug: str, language: str, ending: str) -> PurePosixPath:
        return self.beside(self.topic(language, slug), f"{slug}{ending}")

    def channel_feed(self, name: str, language: str, ending: str) -> PurePosixPath:
        """For programs that post, so no page links to it and its folder needs no word in each language."""
        return self._folder(language) / "channels" / f"{name}{ending}"

    def calendar(self, language: str, name: str = "") -> PurePosixPath:
        """The calendar of all dates, or that of a kind of event or of the anniversaries by its name here.

        In each language's own words where SECTIONS has them: a label would be nicer to read than the name, but labels
        are corrected, and a calendar's address is kept by programs that nobody tells of a change.
        """
        words = self.facts.sections[language]
        return self._page(language, words["events"]).with_name(f"{words.get(name, name) or words['events']}.ics")

    def piece_calendar(self, piece: AnyPiece, language: str) -> PurePosixPath:
        """The calendar of a city, or the file of a date, beside its page."""
        return self.beside(self.piece(piece, language), f"{piece.slug}.ics")

    def file(self, piece: AnyPiece, name: str) -> PurePosixPath:
        """A picture or an attachment of a piece: one for all its languages, beside the original's page."""
        return self.beside(self.piece(piece, piece.original.language), name)

    def beside(self, page: PurePosixPath, name: str) -> PurePosixPath:
        """A file in the folder of a page."""
        return page.parent / name

    def href(self, path: PurePosixPath) -> str:
        return self.facts.base + str(path).removesuffix("index.html")

    def absolute(self, path: PurePosixPath) -> str:
        """The whole address; without SITEURL, as good as it can be: the root-relative one."""
        return self.facts.host + self.href(path)

    def _page(self, language: str, *folders: str) -> PurePosixPath:
        known = self._pages.get((language, *folders))
        if known is None:
            tag = () if language == self.facts.language else (language.lower(),)
            # In one piece: to join paths takes three times as long, and there is one for every page of the site.
            known = self._pages[language, *folders] = PurePosixPath("/".join((*tag, *folders, "index.html")))
        return known

    def _folder(self, language: str) -> PurePosixPath:
        return PurePosixPath() if language == self.facts.language else PurePosixPath(language.lower())

    def _section(self, language: str, name: str) -> str:
        return self.facts.sections[language][name]


class WholeAddresses(Addresses):
    """The same for whoever reads elsewhere, as in a mail: every link is whole."""

    def href(self, path: PurePosixPath) -> str:
        return self.facts.host + super().href(path)

    def absolute(self, path: PurePosixPath) -> str:
        return self.href(path)
