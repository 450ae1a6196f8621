"""The newsletter's files: the mail, and the same as a page for browsers."""

from base64 import b64encode
from datetime import date
from pathlib import Path

from twinning.edges.refusals import Refused
from twinning.edges.stages import Staged
from twinning.model.dates import DateError, parse_moment
from twinning.model.problems import Problem, suggestion
from twinning.model.site import City, Site
from twinning.model.spans import zoned
from twinning.plan.mails import Mail, mail
from twinning.plan.newsletters import Newsletter, for_browsers, newsletter
from twinning.plan.pictures.recipes import picture
from twinning.plan.planning import edition_of
from twinning.render.templates import Templates


def written(staged: Staged, folder: Path, since: str, city: str = "", language: str = "") -> tuple[Path, Path]:
    """Write the newsletter of an edition into a folder: the mail and the page; Refused where something is not known."""
    site = staged.site
    edition = edition_of(site, staged.theme, _language(site, language))
    letter = newsletter(edition, _since(staged, since), _city(site, city))
    if not letter.page.news and not letter.page.dates:
        raise _refused("--since", "es gibt nichts zu erzählen: keine Nachricht seitdem, kein Termin, der noch kommt")
    files = folder / f"{letter.name}.eml", folder / f"{letter.name}.html"
    made = _mail(letter, staged.templates), _page(letter, staged.templates)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, data in zip(files, made, strict=True):
            file.write_bytes(data)
    except OSError as error:
        message = f"in „{folder}“ lässt sich nichts schreiben: {error.strerror}"
        raise _refused("--to", message, "Einen anderen Ordner nennen, etwa --to newsletter.") from None
    return files


def _mail(letter: Newsletter, templates: Templates) -> bytes:
    value = Mail(
        subject=letter.page.subject,
        language=letter.language,
        sender=letter.sender,
        host=letter.host,
        moment=letter.moment,
        text=templates.render(letter.text, letter.value).decode(),
        html=templates.render(letter.html, letter.value).decode(),
        pictures=letter.pictures,
    )
    return mail(value)


def _page(letter: Newsletter, templates: Templates) -> bytes:
    """With the pictures in it: one file, which can be looked at, sent on or put anywhere."""
    addresses = {
        each.cid: f"data:image/jpeg;base64,{b64encode(picture(each.made)).decode()}" for each in letter.pictures
    }
    return templates.render(letter.html, for_browsers(letter, addresses))


def _since(staged: Staged, text: str) -> date:
    if not text:
        raise _refused("--since", "der Tag fehlt, seit dem etwas neu ist", "Etwa --since 2025-11-01.")
    try:
        since: date = parse_moment(text)
    except DateError as error:
        raise _refused("--since", error.message, error.hint) from None
    if zoned(since, staged.clock.zone) > staged.clock.now:
        raise _refused(
            "--since", f"„{text}“ liegt in der Zukunft", "Der Tag, an dem der letzte Newsletter verschickt wurde."
        )
    return since


def _city(site: Site, slug: str) -> City | None:
    if slug and slug not in site.cities:
        raise _refused("--city", f"unbekannte Stadt „{slug}“", suggestion(slug, site.cities))
    return site.cities.get(slug)


def _language(site: Site, tag: str) -> str:
    languages = site.facts.languages
    found = next((each for each in languages if each.casefold() == tag.casefold()), None)
    if tag and not found:
        raise _refused("--lang", f"unbekannte Sprache „{tag}“", suggestion(tag, languages))
    return found or site.facts.language


def _refused(option: str, message: str, hint: str = "") -> Refused:
    return Refused((Problem(path=option, line=0, rule="newsletter", message=message, hint=hint),))
