"""Pelican's settings become the site's facts, or problems with the line in ``pelicanconf.py``."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from twinning.model.facts import Facts, Home
from twinning.model.problems import Problem
from twinning.model.schema.scalars import Country, LanguageTag, Slug, Text, Timezone

SECTION_NAMES = ("articles", "cities", "events", "topics", "past")


class _Home(BaseModel):
    model_config = ConfigDict(extra="forbid")
    names: dict[LanguageTag, Text]
    country: Country
    coordinates: tuple[float, float]


class _Settings(BaseModel):
    """The settings that are ours; Pelican's others stay its own."""

    model_config = ConfigDict(extra="ignore")
    SITENAME: Text
    SITEURL: str = ""
    SITENAMES: dict[LanguageTag, Text] = Field(default_factory=dict)
    TAGLINES: dict[LanguageTag, Text] = Field(default_factory=dict)
    ORGANISATION: Text
    HOME_CITY: _Home
    TIMEZONE: Timezone
    DEFAULT_LANG: LanguageTag
    LANGUAGES: tuple[LanguageTag, ...]
    SECTIONS: dict[LanguageTag, dict[str, Slug]]
    TOPICS: dict[Slug, dict[LanguageTag, Text]]
    CHANNELS: frozenset[Slug] = frozenset()


class BadSettings(Exception):
    """Settings that make no site; carries the problems."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(*(problem.message for problem in problems))
        self.problems = problems


def facts_of(settings: Mapping[str, Any], file: Path) -> Facts:
    """The facts in Pelican's settings, which were read from ``file``; BadSettings otherwise."""
    names = _Settings.model_fields.keys() & settings.keys()
    try:
        checked = _Settings.model_validate({name: settings[name] for name in names})
    except ValidationError as error:
        raise BadSettings([_problem(file, str(e["loc"][0]), _message(e)) for e in error.errors()]) from None
    if problems := [_problem(file, name, message) for name, message in _contradictions(checked)]:
        raise BadSettings(problems)
    home = checked.HOME_CITY
    return Facts(
        name=checked.SITENAME,
        url=checked.SITEURL.rstrip("/"),
        languages=checked.LANGUAGES,
        zone=ZoneInfo(checked.TIMEZONE),
        home=Home(names=home.names, country=home.country, coordinates=home.coordinates),
        organisation=checked.ORGANISATION,
        names=checked.SITENAMES,
        taglines=checked.TAGLINES,
        topics=checked.TOPICS,
        channels=checked.CHANNELS,
        sections=checked.SECTIONS,
    )


def _contradictions(settings: _Settings) -> list[tuple[str, str]]:
    found = []
    if settings.SITEURL and not re.fullmatch(r"https?://[^\s?#]+", settings.SITEURL):
        found.append(("SITEURL", f"„{settings.SITEURL}“ ist keine vollständige Webadresse (https://…)"))
    if not settings.LANGUAGES or settings.LANGUAGES[0] != settings.DEFAULT_LANG:
        found.append(("LANGUAGES", f"die erste Sprache muss DEFAULT_LANG sein („{settings.DEFAULT_LANG}“)"))
    if settings.DEFAULT_LANG not in settings.HOME_CITY.names:
        found.append(("HOME_CITY", f"der Name in „{settings.DEFAULT_LANG}“ fehlt"))
    for language in settings.LANGUAGES:
        missing = set(SECTION_NAMES) - settings.SECTIONS.get(language, {}).keys()
        if missing:
            found.append(("SECTIONS", f"für „{language}“ fehlt: {', '.join(sorted(missing))}"))
    for slug, names in settings.TOPICS.items():
        if settings.DEFAULT_LANG not in names:
            found.append(("TOPICS", f"das Thema „{slug}“ hat keinen Namen in „{settings.DEFAULT_LANG}“"))
    return found


def _message(error: Any) -> str:
    where = ".".join(str(part) for part in error["loc"])
    if error["type"] == "missing":
        return f"es fehlt „{where}“"
    return f"„{where}“: {error.get('ctx', {}).get('message', error['msg'])}"


def _problem(file: Path, name: str, message: str) -> Problem:
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    line = next((n for n, each in enumerate(text.split("\n"), 1) if re.match(rf"{name}\s*[:=]", each)), 1)
    return Problem(path=file.name, line=line, rule="settings", message=message)
