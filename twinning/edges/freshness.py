"""Whether the site where readers find it has kept up with the clock: a build has to follow each change that is due."""

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from twinning.edges.stages import site_at
from twinning.plan.states import PATH, last_change

_SECONDS = 20.0  # for each step of the way to the answer
_ENOUGH = 10_000  # bytes; the file has less than a hundred


class Unknown(Exception):
    """The site does not say how it stands; carries why, in German."""


def freshness(settings: Mapping[str, Any], url: str, grace: timedelta) -> tuple[bool, str]:
    """Whether the site at ``url`` shows what its texts say for the settings' moment, and the same in German.

    The latest change that was due for it is held against the one for these texts. One that has not been due
    for ``grace`` yet may still be on its way.
    """
    try:
        live = _live_change(f"{url.rstrip('/')}/{PATH}")
    except Unknown as unknown:
        return False, str(unknown)
    site, clock = site_at(settings)
    if live == site.last_change:
        return True, f"Aktuell: {url} ist auf dem Stand vom {_german(live, clock.zone)}.\n{_next(site.next_change)}"
    if live > site.last_change:
        message = f"{url} ist weiter als die Texte hier: auf dem Stand vom {_german(live, clock.zone)}."
        return False, f"{message}\n    Zuerst die Texte auf den neuesten Stand bringen, etwa mit git pull."
    # Of the changes that the site has missed, the first: what would have been next for it.
    missed = site_at(settings, live)[0].next_change or site.last_change
    if clock.now - missed < grace:
        return True, f"Seit dem {_german(missed, clock.zone)} ist eine Änderung fällig; die Frist läuft noch."
    since, shown = _german(missed, clock.zone), _german(live, clock.zone)
    advice = f"Bitte bauen und hochladen: SITEURL={url} invoke publish"
    return False, f"Veraltet seit dem {since}: {url} ist auf dem Stand vom {shown}.\n    {advice}"


def _live_change(address: str) -> datetime:
    if not address.startswith(("http://", "https://")):
        raise Unknown(f"{address} ist keine Webadresse.\n    Etwa https://partnerstaedte.example.")
    request = Request(address, headers={"Cache-Control": "no-cache", "User-Agent": "twinning"})
    try:
        with urlopen(request, timeout=_SECONDS) as answer:
            data = answer.read(_ENOUGH)
    except HTTPError as error:
        raise Unknown(_refusal(address, error.code)) from None
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise Unknown(f"{address} ist nicht erreichbar ({reason}).") from None
    try:
        return last_change(data)
    except ValueError:
        hint = "Liegt unter dieser Adresse wirklich diese Website?"
        raise Unknown(f"{address} enthält etwas anderes als erwartet.\n    {hint}") from None


def _refusal(address: str, code: int) -> str:
    if code != 404:
        return f"{address}: Der Webserver antwortet mit Fehler {code}."
    hint = "Stimmt die Adresse? Die Datei kommt mit jeder Website, die invoke publish gebaut hat."
    return f"{address} gibt es nicht.\n    {hint}"


def _next(change: datetime | None) -> str:
    if change is None:
        return "Von selbst ändert sich nichts mehr."
    return f"Nächste Änderung von selbst: {change:%d.%m.%Y, %H:%M} Uhr"


def _german(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%d.%m.%Y, %H:%M} Uhr"
