"""What every page of an edition shares."""

from collections.abc import Callable
from gettext import NullTranslations

from twinning.model.site import Page, Site
from twinning.model.vocabulary import Menu, PageRole
from twinning.plan.addresses import Addresses
from twinning.plan.formats import direction, script
from twinning.plan.sharing.images import site_image
from twinning.plan.views import Link, Shell

# A page of any language names a city in Latin letters.
_LATIN = ("serif-latin", "sans-latin")
_CYRILLIC, _EXTENDED = ("serif-cyrillic", "sans-cyrillic"), ("serif-extended", "sans-extended")
# The languages that do with the first of them: in others, letters of the second are in every line.
_COMMON = {
    "bs",
    "ca",
    "da",
    "de",
    "en",
    "es",
    "fi",
    "fr",
    "hr",
    "is",
    "it",
    "ja",
    "lb",
    "nb",
    "nl",
    "nn",
    "pt",
    "sl",
    "sr",
    "sv",
}


def shell(site: Site, language: str, catalogue: NullTranslations, stylesheet: str, asset_base: str) -> Shell:
    """The shell of one language. ``stylesheet`` and ``asset_base`` are root-relative addresses."""
    addresses = Addresses(facts=site.facts)
    say = catalogue.gettext
    newest = next(iter(site.articles.values()), None)
    main = [
        *(
            [Link(label=say("Nachrichten"), href=addresses.href(addresses.year(language, newest.published.year)))]
            if newest
            else []
        ),
        Link(label=say("Termine"), href=addresses.href(addresses.events(language))),
        Link(label=say("Partnerstädte"), href=addresses.href(addresses.cities(language))),
    ]
    return Shell(
        language=language,
        direction=direction(language),
        site_name=site.facts.site_name(language),
        tagline=site.facts.taglines.get(language, ""),
        home_name=site.facts.home_name(language),
        organisation=site.facts.organisation,
        home_href=addresses.href(addresses.home(language)),
        stylesheet=stylesheet,
        feed=addresses.href(addresses.feed(language)),
        subscribe=addresses.href(addresses.subscribe(language)),
        main_menu=(
            *main,
            *_menu(site, addresses, language, Menu.MAIN),
            search_link(site, addresses, language, say),
        ),
        footer_menu=_menu(site, addresses, language, Menu.FOOTER),
        easy_language=_role(site, addresses, language, PageRole.EASY_LANGUAGE),
        sign_language=_role(site, addresses, language, PageRole.SIGN_LANGUAGE),
        asset_base=asset_base,
        fonts=tuple(f"{asset_base}fonts/{name}.woff2" for name in _fonts(language)),
        image=site_image(site, addresses, language, say),
    )


def _fonts(language: str) -> tuple[str, ...]:
    if script(language) == "Cyrl":
        return (*_CYRILLIC, *_LATIN)
    return _LATIN if language.partition("-")[0] in _COMMON else (*_LATIN, *_EXTENDED)


def search_link(site: Site, addresses: Addresses, language: str, say: Callable[[str], str]) -> Link:
    """To the search; without one, to the lists that are on its page all the same."""
    label = say("Suche") if site.facts.has_search else say("Übersicht")
    return Link(label=label, href=addresses.href(addresses.search(language)))


def _menu(site: Site, addresses: Addresses, language: str, menu: Menu) -> tuple[Link, ...]:
    return tuple(_link(addresses, page, language) for page in site.pages.values() if page.fields.menu is menu)


def _role(site: Site, addresses: Addresses, language: str, role: PageRole) -> Link | None:
    page = next((page for page in site.pages.values() if page.fields.role is role), None)
    return _link(addresses, page, language) if page else None


def _link(addresses: Addresses, page: Page, language: str) -> Link:
    text = page.text(language)
    own = language in page.languages
    href = addresses.href(addresses.piece(page, language if own else page.original.language))
    return Link(label=text.title, href=href, lang="" if text.language == language else text.language)
