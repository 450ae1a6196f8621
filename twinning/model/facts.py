"""What is true of the whole site: from ``pelicanconf.py``, checked and frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The city whose partners they are."""

    names: Mapping[str, str]  # by language
    country: str
    coordinates: tuple[float, float]  # latitude, longitude in degrees, WGS 84


@dataclass(frozen=True, slots=True, kw_only=True)
class Security:
    """Whom to tell of a weakness of the site: a mailto:, https: or tel: address, and the last day on which it holds."""

    contact: str
    expires: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The site's own facts and choices.

    ``url`` is SITEURL without a slash at its end, empty while developing. Texts that readers see are mappings from
    language tag to text; ``topics`` maps a slug to such a mapping. ``sections`` names the folders of an address in
    each language. The first of ``languages`` is the originals'. ``feed_authority`` is a domain and a day on which it
    was the site's: what feeds call their entries by (RFC 4151), wherever the site lives.
    """

    name: str
    url: str
    languages: tuple[str, ...]
    zone: ZoneInfo
    home: Home
    organisation: str
    names: Mapping[str, str]
    taglines: Mapping[str, str]
    topics: Mapping[str, Mapping[str, str]]
    channels: frozenset[str]
    feed_authority: str
    sections: Mapping[str, Mapping[str, str]]
    has_style_page: bool  # of the theme's parts, for whoever works on them
    has_search: bool = True
    is_compressed: bool = False  # beside every file that shrinks stands the same, compressed
    calling_code: str = ""  # of the home city's country, with its plus sign
    web_server: str = ""  # for which rules are made
    security: Security | None = None

    @property
    def language(self) -> str:
        return self.languages[0]

    @property
    def base(self) -> str:
        """The path below which the site lives, ``/`` or ``/partner/``."""
        path = self.url.split("://", 1)[-1].partition("/")[2]
        return f"/{path}/" if path else "/"

    @property
    def host(self) -> str:
        """The address without the path: what a root-relative link needs before it to be whole."""
        return self.url.removesuffix(self.base.rstrip("/"))

    def site_name(self, language: str) -> str:
        return self.names.get(language, self.name)

    def home_name(self, language: str) -> str:
        return self.home.names.get(language) or self.home.names[self.language]

    def topic_name(self, slug: str, language: str) -> str:
        names = self.topics[slug]
        return names.get(language) or names[self.language]
