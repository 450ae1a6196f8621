"""Pelican's settings become the site's facts, or problems with the line in ``pelicanconf.py``."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from twinning.model.facts import Facts, Home, Security
from twinning.model.problems import Problem, Severity
from twinning.model.schema.messages import in_german
from twinning.model.schema.scalars import Country, LanguageTag, Slug, Text, Timezone
from twinning.plan.hosts.planning import SERVERS

# RFC 4151: who mints, and since when; of its dates, those without a day.
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_AUTHORITY = re.compile(rf"(?:[\w.-]+@)?{_LABEL}(?:\.{_LABEL})*,[12]\d{{3}}(?:-(?:0[1-9]|1[0-2]))?", re.ASCII)
# RFC 9116: how to reach somebody; web addresses only where nobody can read along.
_CONTACT = re.compile(r"mailto:[^\s@]+@[^\s@]+|https://\S+|tel:\S+")
SECTION_NAMES = ("articles", "cities", "events", "topics", "past", "search", "subscribe")


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
    FEED_AUTHORITY: str
    SEARCH: bool = True
    COMPRESSED: bool = False
    CALLING_CODE: str = ""
    WEB_SERVER: str = ""
    STYLE_PAGE: bool = False
    SECURITY_CONTACT: str = ""
    SECURITY_EXPIRES: str = ""
    MARKDOWN: Any = None


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
        raise BadSettings([_complaint(file, each) for each in error.errors()]) from None
    if problems := [_problem(file, *found) for found in _contradictions(checked)]:
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
        feed_authority=checked.FEED_AUTHORITY,
        sections=checked.SECTIONS,
        has_style_page=checked.STYLE_PAGE,
        has_search=checked.SEARCH,
        is_compressed=checked.COMPRESSED,
        calling_code=checked.CALLING_CODE,
        web_server=checked.WEB_SERVER,
        security=_security(checked),
    )


def outdated(facts: Facts, today: date, file: Path) -> Iterator[Problem]:
    """What was true when it was written into the settings, and is no longer."""
    if facts.security and facts.security.expires < today:
        message = f"die Angabe in security.txt galt nur bis {facts.security.expires:%d.%m.%Y}"
        hint = "SECURITY_CONTACT prüfen und das Datum höchstens ein Jahr weiter setzen."
        yield replace(_problem(file, "SECURITY_EXPIRES", message, hint), severity=Severity.WARNING)


def _security(settings: _Settings) -> Security | None:
    if not settings.SECURITY_CONTACT:
        return None
    return Security(contact=settings.SECURITY_CONTACT, expires=date.fromisoformat(settings.SECURITY_EXPIRES))


def _contradictions(settings: _Settings) -> Iterator[tuple[str, str, str]]:
    """The setting, what is wrong with it and what to do, for each that passes by itself and not with the others."""
    if settings.SITEURL and not re.fullmatch(r"https?://[^\s?#/]+[^\s?#]*", settings.SITEURL):
        message = f"„{settings.SITEURL}“ ist keine vollständige Webadresse"
        yield "SITEURL", message, "Etwa https://partnerstaedte.example, oder leer, solange es keine gibt."
    if not settings.LANGUAGES or settings.LANGUAGES[0] != settings.DEFAULT_LANG:
        message = f"die erste Sprache muss DEFAULT_LANG sein („{settings.DEFAULT_LANG}“)"
        yield "LANGUAGES", message, "Die Reihenfolge ändern, oder DEFAULT_LANG."
    if settings.DEFAULT_LANG not in settings.HOME_CITY.names:
        yield "HOME_CITY", f"der Name in „{settings.DEFAULT_LANG}“ fehlt", "Unter „names“ ergänzen."
    for language in settings.LANGUAGES:
        missing = set(SECTION_NAMES) - settings.SECTIONS.get(language, {}).keys()
        if missing:
            hint = "Jede Sprache aus LANGUAGES braucht Ordnernamen für ihre Adressen."
            yield "SECTIONS", f"für „{language}“ fehlt: {', '.join(sorted(missing))}", hint
    if not _AUTHORITY.fullmatch(settings.FEED_AUTHORITY):
        message = f"„{settings.FEED_AUTHORITY}“ ist keine Domain mit einem Jahr, in dem sie Ihre war"
        yield "FEED_AUTHORITY", message, "Etwa musterstadt.de,2025. Einmal veröffentlicht, bleibt es so."
    yield from _unwritten(settings)
    yield from _unserved(settings)
    yield from _undialled(settings)
    if settings.SECURITY_CONTACT:
        yield from _useless(settings)
    for slug, names in settings.TOPICS.items():
        if settings.DEFAULT_LANG not in names:
            yield "TOPICS", f"das Thema „{slug}“ hat keinen Namen in „{settings.DEFAULT_LANG}“", "Bitte ergänzen."


def _is_plain(value: Any) -> bool:
    """Whether a setting is made of texts, numbers and lists alone."""
    if isinstance(value, dict):
        return all(_is_plain(each) for pair in value.items() for each in pair)
    if isinstance(value, list | tuple):
        return all(_is_plain(each) for each in value)
    return value is None or isinstance(value, str | int | float)


def _unwritten(settings: _Settings) -> Iterator[tuple[str, str, str]]:
    """What could not be given to others who read texts, and nobody could tell when it does something else."""
    if not _is_plain(settings.MARKDOWN):
        message = "hier können nur Texte, Zahlen und Listen stehen"
        yield "MARKDOWN", message, "Was etwas tut, gehört in eine Erweiterung von Markdown."


def _unserved(settings: _Settings) -> Iterator[tuple[str, str, str]]:
    """A web server for which there are no rules."""
    if settings.WEB_SERVER and settings.WEB_SERVER not in SERVERS:
        message = f"für den Webserver „{settings.WEB_SERVER}“ gibt es keine Regeln"
        yield "WEB_SERVER", message, f"Möglich: {', '.join(SERVERS)}, oder leer: dann entsteht keine Datei dafür."


def _undialled(settings: _Settings) -> Iterator[tuple[str, str, str]]:
    """A country's code that nobody could dial (E.164)."""
    if settings.CALLING_CODE and not re.fullmatch(r"\+[1-9]\d{0,2}", settings.CALLING_CODE):
        message = f"„{settings.CALLING_CODE}“ ist keine Ländervorwahl"
        yield "CALLING_CODE", message, "Etwa +49 für Deutschland."


def _useless(settings: _Settings) -> Iterator[tuple[str, str, str]]:
    """What nobody could use of security.txt."""
    if not _CONTACT.fullmatch(settings.SECURITY_CONTACT):
        message = f"„{settings.SECURITY_CONTACT}“ ist keine Adresse, die mit mailto:, https: oder tel: beginnt"
        yield "SECURITY_CONTACT", message, "Etwa mailto:sicherheit@musterstadt.example."
    try:
        date.fromisoformat(settings.SECURITY_EXPIRES)
    except ValueError:
        message = f"„{settings.SECURITY_EXPIRES}“ ist kein Datum, bis zu dem SECURITY_CONTACT gilt"
        yield "SECURITY_EXPIRES", message, "Etwa 2027-06-30, höchstens ein Jahr voraus."


def _complaint(file: Path, error: ErrorDetails) -> Problem:
    name = ".".join(str(part) for part in error["loc"] if part != "[key]")
    rule, message, hint = in_german(error, name, _Home.model_fields)
    if "message" in error.get("ctx", {}):
        message = f"„{name}“: {message}"
    elif rule == "type":
        hint = "Zum Vergleich: die pelicanconf.py, die mit dem Programm kam."
    return _problem(file, str(error["loc"][0]), message, hint)


def _problem(file: Path, name: str, message: str, hint: str) -> Problem:
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    line = next((n for n, each in enumerate(text.split("\n"), 1) if re.match(rf"{name}\s*[:=]", each)), 1)
    return Problem(path=file.name, line=line, rule="settings", message=message, hint=hint)
