"""The single values of front matter. Each arrives as the text that was typed, so ``no`` and ``0631`` stay text."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from twinning.model.dates import DateError, PartialDate, parse_date, parse_moment, parse_moment_or_time, parse_time
from twinning.model.slugs import slugify

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-\d{3})?(-(?:\d[a-z0-9]{3}|[a-z0-9]{5,8}))*")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_PHONE = re.compile(r"\+?[\d\s()/.\-–]{5,}")


def complaint(message: str, hint: str = "", rule: str = "value", key: str = "") -> PydanticCustomError:
    """An error in German; ``key`` names the key that is to blame when it is not the one being validated."""
    # The message travels in the context: a template of pydantic's would trip over braces that an editor typed.
    return PydanticCustomError(rule, "{message}", {"message": message, "hint": hint, "key": key})


def _dated(parse: Callable[[str], object]) -> Callable[[Any], Any]:
    def validate(value: Any) -> Any:
        if isinstance(value, tuple | dict):
            raise complaint("hier gehört genau ein Datum oder eine Uhrzeit hin", "Etwa 2025-12-03.", rule="date")
        if not isinstance(value, str):
            return value
        try:
            return parse(value.strip())
        except DateError as error:
            raise complaint(error.message, error.hint, rule="date") from None

    return validate


def _flag(value: Any) -> Any:
    flags = {"true": True, "false": False}
    if isinstance(value, str):
        if value not in flags:
            raise complaint(f"„{value}“ ist weder true noch false", "Bitte true (ja) oder false (nein) schreiben.")
        return flags[value]
    return value


def _number(value: Any) -> Any:
    # Of itself pydantic reads 1.000 as 1; here it is how people write a thousand.
    if isinstance(value, str) and not re.fullmatch(r"[+-]?\d{1,15}", value):
        digits = re.sub(r"[.\s'’]", "", value)
        hint = f"Ohne Punkte und Leerzeichen: {digits}." if digits.isdecimal() else "Nur Ziffern, etwa 50."
        raise complaint(f"„{value}“ ist keine ganze Zahl", hint)
    return value


def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        rule = "Kleinbuchstaben a–z, Ziffern und Bindestriche, etwa saint-quentin."
        meant = slugify(value)
        raise complaint(f"„{value}“ ist kein Kurzname", f"Meinten Sie „{meant}“?" if meant else rule)
    return value


def _matching(pattern: re.Pattern[str], message: str, hint: str) -> Callable[[str], str]:
    def validate(value: str) -> str:
        if not pattern.fullmatch(value):
            raise complaint(message.format(value), hint)
        return value

    return validate


def _not_blank(value: str) -> str:
    if not value.strip():
        raise complaint("der Text ist leer", "Bitte ausfüllen oder löschen.", rule="blank")
    return value.strip()


def _url(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\.[^\s]+", value):
        hint = f"Meinten Sie „https://{value}“?" if re.match(r"[\w-]+(\.[\w-]+)+", value) else ""
        raise complaint(f"„{value}“ ist keine vollständige Webadresse", hint or "Sie beginnt mit https://.")
    return value


def _way(value: str) -> str:
    """A web address, or the way to a text, which is looked up later."""
    return _url(value) if re.match(r"https?:", value) else value


def _country(value: str) -> str:
    from babel import Locale  # slow to import, and needed for cities only

    if value not in Locale("de").territories or not re.fullmatch("[A-Z]{2}", value):
        hint = "Zwei Großbuchstaben nach ISO 3166-1, etwa FR für Frankreich."
        raise complaint(f"„{value}“ ist kein Länderkürzel", hint)
    return value


def _timezone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise complaint(f"„{value}“ ist keine Zeitzone", "Ein Name der IANA-Liste, etwa Europe/Berlin.") from None
    return value


Text = Annotated[str, AfterValidator(_not_blank)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Day = Annotated[date, BeforeValidator(_dated(parse_date))]
Moment = Annotated[datetime | date, BeforeValidator(_dated(parse_moment))]
MomentOrTime = Annotated[datetime | date | time, BeforeValidator(_dated(parse_moment_or_time))]
ClockTime = Annotated[time, BeforeValidator(_dated(parse_time))]
KnownDate = Annotated[
    PartialDate,
    BeforeValidator(_dated(PartialDate.parse)),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
Number = Annotated[int, BeforeValidator(_number)]
Slug = Annotated[str, AfterValidator(_slug)]
LanguageTag = Annotated[
    str,
    AfterValidator(_matching(_TAG, "„{}“ ist kein Sprachkürzel", "Nach BCP 47, etwa fr, en-GB oder sr-Latn.")),
]
Email = Annotated[str, AfterValidator(_matching(_EMAIL, "„{}“ ist keine E-Mail-Adresse", "Etwa name@beispiel.de."))]
Phone = Annotated[
    str,
    AfterValidator(_matching(_PHONE, "„{}“ ist keine Telefonnummer", "Nur Ziffern und Leerzeichen, etwa 0631 123456.")),
]
Url = Annotated[str, AfterValidator(_url)]
Way = Annotated[str, AfterValidator(_not_blank), AfterValidator(_way)]
Country = Annotated[str, AfterValidator(_country)]
Timezone = Annotated[str, AfterValidator(_timezone)]
Length = Annotated[
    str,
    AfterValidator(
        _matching(re.compile(r"\d{1,3}:[0-5]\d"), "„{}“ ist keine Länge", "Minuten und Sekunden, etwa 3:25.")
    ),
]
