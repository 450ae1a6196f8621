"""What every page shares, and what each says of itself."""

from dataclasses import dataclass

from twinning.plan.keys import Shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    label: str
    href: str
    lang: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageLink:
    """The same page in another language; ``name`` is the language's own name for itself."""

    lang: str
    name: str
    href: str
    current: bool = False
    same_page: bool = True  # False: the page does not exist in it, the link leads to its home page


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedImage:
    """What networks show where a page is shared; ``src`` is a whole address."""

    src: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell(Shared):
    """What every page of a language shares."""

    language: str
    direction: str  # ltr or rtl
    site_name: str
    tagline: str
    home_name: str  # the city whose partners they are
    organisation: str
    home_href: str
    stylesheet: str
    feed: str
    subscribe: str
    main_menu: tuple[Link, ...]
    footer_menu: tuple[Link, ...]
    easy_language: Link | None
    sign_language: Link | None
    asset_base: str  # the theme's files: fonts, icons
    fonts: tuple[str, ...]  # those that its script needs at once
    image: SharedImage | None  # the front page's, for every page without its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    hreflang: str
    href: str  # absolute


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says of itself to browsers and search engines. Addresses here are absolute once SITEURL is set."""

    title: str
    description: str
    canonical: str = ""
    alternates: tuple[Alternate, ...] = ()
    languages: tuple[LanguageLink, ...] = ()
    menu_href: str = ""  # its own address, if the main menu has it
    feeds: tuple[Link, ...] = ()
    is_indexed: bool = True
    structured: str = ""  # JSON-LD, safe inside <script>
    policy: str = ""  # its Content-Security-Policy, safe inside double quotes
    script: str = ""  # root-relative
    image: SharedImage | None = None  # the page's own
    locales: tuple[str, ...] = ()  # of this page and of its other languages, as Open Graph writes them
