"""An edition: the site in one language."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from gettext import NullTranslations
from pathlib import PurePosixPath
from typing import Any, TypeVar

from twinning.model.documents import Body
from twinning.model.site import AnyPiece, Notice, PieceTarget, Site, Text
from twinning.model.vocabulary import Kind
from twinning.plan.addresses import Addresses
from twinning.plan.formats import own_name, territorial
from twinning.plan.policies import policy
from twinning.plan.views import Alternate, Head, LanguageLink, Link, SharedImage, Shell

T = TypeVar("T")
Made = dict[Hashable, tuple[Any, Mapping[str, Body]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a page lies in each language that it is offered in; in all of the site's, where none are named."""

    path: Callable[[str], PurePosixPath]
    languages: tuple[str, ...] = ()
    is_indexed: bool = True


@dataclass(frozen=True, kw_only=True)
class Edition:
    """The site as readers of one language meet it: its texts, its addresses, its words.

    ``scripts`` maps the name of each script of the theme to its address.
    """

    site: Site
    language: str
    catalogue: NullTranslations
    addresses: Addresses
    shell: Shell
    scripts: Mapping[str, str] = field(default_factory=dict)
    common: Made = field(default_factory=dict, repr=False, compare=False)  # to the editions of a site
    _made: Made = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """What several outputs show, made for the first of them, and anew when a body that it told has changed."""
        return self._once(self._made, name, make)

    def once_for_all(self, name: Hashable, make: Callable[[], T]) -> T:
        """The same for what no language changes."""
        return self._once(self.common, name, make)

    def _once(self, known: Made, name: Hashable, make: Callable[[], T]) -> T:
        bodies = self.site.bodies
        if name not in known or not bodies.reread(known[name][1]):
            with bodies.noting() as read:
                known[name] = (make(), read)
        made: T = known[name][0]
        return made

    def say(self, message: str) -> str:
        """A phrase of the interface in this language; the message is the German one."""
        return self.catalogue.gettext(message)

    def has(self, piece: AnyPiece) -> bool:
        """Whether a piece has a page in this edition. City profiles have one in each: most of them is facts."""
        return piece.kind is Kind.CITY or self.language in piece.languages

    def path(self, piece: AnyPiece) -> PurePosixPath:
        """Where a piece is found from here: in this language, otherwise in its original's."""
        return self.addresses.piece(piece, self.language if self.has(piece) else piece.original.language)

    def href(self, piece: AnyPiece) -> str:
        return self.addresses.href(self.path(piece))

    def text(self, piece: AnyPiece | Notice) -> Text:
        return piece.text(self.language)

    def mark(self, text: Text) -> str:
        """A text's language where it is not this edition's, "" otherwise."""
        return "" if text.language == self.language else text.language

    def link(self, target: PieceTarget) -> tuple[str, str]:
        """The address of a target and its language's mark; "" where the target is not shown."""
        piece = self.site.piece(target.kind, target.slug)
        if piece is None:
            return "", ""
        fragment = f"#{target.fragment}" if target.fragment else ""
        if target.language and target.language in piece.languages and target.language != self.language:
            return self.addresses.href(self.addresses.piece(piece, target.language)) + fragment, target.language
        language = self.language if self.has(piece) else piece.original.language
        mark = "" if language == self.language else language
        return self.href(piece) + fragment, mark

    def head(  # noqa: PLR0913 - each is a fact of its own, and named where it is given
        self,
        title: str,
        description: str,
        place: Place,
        *,
        feeds: tuple[Link, ...] = (),
        structured: str = "",
        image: SharedImage | None = None,
        script: str = "",
        searches: bool = False,
    ) -> Head:
        """The head of a page. ``script`` is the name of the one that it runs; if it ``searches``, it asks the index."""
        offered = self._offered(place)
        return Head(
            title=title,
            description=description,
            canonical=self.canonical(place),
            alternates=self.alternates(place),
            languages=self._languages(place.path, offered),
            menu_href=self._in_menu(place),
            feeds=(Link(label=self.shell.site_name, href=self.shell.feed), *feeds),
            is_indexed=place.is_indexed,
            structured=structured if self.site.facts.url else "",
            policy=policy(runs_script=bool(script), searches=searches),
            script=self.scripts.get(script, ""),
            image=image,
            locales=tuple(dict.fromkeys(map(territorial, (self.language, *offered)))),
        )

    def canonical(self, place: Place) -> str:
        """The one whole address of a page; "" without SITEURL, and of a page that wants to be in no index."""
        if not self.site.facts.url or not place.is_indexed:
            return ""
        return self.addresses.absolute(place.path(self.language))

    def alternates(self, place: Place) -> tuple[Alternate, ...]:
        # Search engines do not take de-simple, and alternates have to be whole addresses.
        named = [language for language in self._offered(place) if not language.endswith("-simple")]
        if len(named) < 2 or self.language not in named or not self.canonical(place):
            return ()
        alternates = [Alternate(hreflang=tag, href=self.addresses.absolute(place.path(tag))) for tag in named]
        return (*alternates, Alternate(hreflang="x-default", href=self.addresses.absolute(place.path(named[0]))))

    def _in_menu(self, place: Place) -> str:
        href = self.addresses.href(place.path(self.language))
        return href if any(link.href == href for link in self.shell.main_menu) else ""

    def _offered(self, place: Place) -> tuple[str, ...]:
        return place.languages or self.site.facts.languages

    def _languages(self, path: Callable[[str], PurePosixPath], offered: tuple[str, ...]) -> tuple[LanguageLink, ...]:
        return tuple(
            LanguageLink(
                lang=tag,
                name=own_name(tag),
                href=self.addresses.href(path(tag) if tag in offered else self.addresses.home(tag)),
                current=tag == self.language,
                same_page=tag in offered,
            )
            for tag in self.site.facts.languages
        )
