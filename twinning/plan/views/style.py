"""The style page: every part of the theme in every state, and the tokens that all are made of."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from twinning.plan.views.maps import WorldMap
from twinning.plan.views.pages import CityPage, EventPage
from twinning.plan.views.parts import (
    Anniversary,
    ArticleTeaser,
    ChoiceGroup,
    CityClock,
    CityTag,
    CityTeaser,
    Contact,
    EventTeaser,
    Html,
    Notice,
    Picture,
    Statement,
    TimelineEntry,
)
from twinning.plan.views.shell import Head, LanguageLink, Link

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample(Generic[T]):
    """A part in one state; ``slug`` is for its elements' ids."""

    name: str
    slug: str
    value: T


@dataclass(frozen=True, slots=True, kw_only=True)
class Shade:
    """A colour's value in one scheme, and its contrast (WCAG 2) on paper and on panels."""

    value: str  # #rrggbb
    on_paper: float
    on_panel: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour:
    token: str  # --ink
    light: Shade
    dark: Shade


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A step of the type scale: its value on a phone, and what wider windows change it to."""

    token: str  # --size-body
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StylePage:
    head: Head
    home_name: str
    colours: tuple[Colour, ...]
    sizes: tuple[Size, ...]
    articles: tuple[Sample[ArticleTeaser], ...]
    events: tuple[Sample[EventTeaser], ...]
    registrations: tuple[Sample[EventTeaser], ...]  # of those to come
    event: EventPage
    cities: tuple[CityTeaser, ...]
    tags: tuple[CityTag, ...]
    profiles: tuple[CityPage, ...]
    clocks: tuple[CityClock, ...]
    anniversaries: tuple[Anniversary, ...]
    timeline: tuple[TimelineEntry, ...]
    notices: tuple[Notice, ...]
    statements: tuple[Sample[Statement], ...]
    contacts: tuple[Sample[Contact], ...]
    original: Link
    open_points: tuple[str, ...]
    older: Link
    newer: Link
    topics: tuple[Link, ...]
    feeds: tuple[Link, ...]
    few_languages: tuple[LanguageLink, ...]
    many_languages: tuple[LanguageLink, ...]
    choices: tuple[ChoiceGroup, ...]
    share: str
    picture: Picture
    prose: Html
    map: WorldMap | None
