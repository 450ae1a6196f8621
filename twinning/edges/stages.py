"""The stages in a row: Pelican's settings in, a plan that is ready to render out, or every problem there is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from twinning.edges.disk import assets_in, documents_in, static_files, stylesheet_layers
from twinning.edges.settings import BadSettings, facts_of, outdated
from twinning.model.assembly import assemble
from twinning.model.clock import Clock
from twinning.model.dates import DateError, midnight, parse_moment
from twinning.model.documents import Document
from twinning.model.facts import Facts
from twinning.model.problems import Problem, in_order
from twinning.model.site import Site
from twinning.plan.outputs import Plan
from twinning.plan.planning import plan_site
from twinning.plan.themes import Theme
from twinning.read.reader import Reader
from twinning.render.catalogues import load_catalogues
from twinning.render.messages import check_catalogues
from twinning.render.templates import Templates


@dataclass(frozen=True, kw_only=True)
class Staged:
    """A plan and what renders it. ``problems`` are warnings only."""

    site: Site
    theme: Theme
    plan: Plan
    templates: Templates
    problems: tuple[Problem, ...]
    clock: Clock


class Refused(Exception):
    """The content has errors; carries every problem, in order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def stage(settings: Mapping[str, Any], *, drafts: bool = False) -> Staged:
    """Read, model and plan what Pelican's settings describe; Refused with every problem where one is an error.

    With ``drafts``, what is not public at that moment is there too, and told apart by ``site.hidden``.
    """
    theme_folder = Path(settings["THEME"])
    clock, site, problems = _model(settings, drafts=drafts)
    translations, languages = theme_folder / "translations", site.facts.languages
    problems += check_catalogues(translations, languages[1:])
    _refuse_errors(problems)
    catalogues = load_catalogues(translations, languages)
    theme = Theme(catalogues=catalogues, layers=stylesheet_layers(theme_folder), static=static_files(theme_folder))
    plan, clashes = plan_site(site, theme)
    problems += clashes
    _refuse_errors(problems)
    templates = Templates(theme_folder / "templates", catalogues)
    return Staged(site=site, theme=theme, plan=plan, templates=templates, problems=in_order(problems), clock=clock)


def site_at(settings: Mapping[str, Any], moment: datetime | None = None) -> tuple[Site, Clock]:
    """The site alone and the clock, at a moment or at the settings' own; Refused with what is wrong with its texts."""
    clock, site, problems = _model(settings, moment)
    _refuse_errors(problems)
    return site, clock


def read_documents(settings: Mapping[str, Any]) -> list[Document]:
    """The documents alone; Refused with what is wrong with any of them."""
    content = Path(settings["PATH"])
    try:
        documents, problems = _read(content, facts_of(settings, content.parent / "pelicanconf.py"), settings)
    except BadSettings as error:
        raise Refused(in_order(error.problems)) from None
    _refuse_errors(problems)
    return documents


def _model(
    settings: Mapping[str, Any], moment: datetime | None = None, *, drafts: bool = False
) -> tuple[Clock, Site, list[Problem]]:
    """The first two stages; their problems are not all of the site's yet."""
    content = Path(settings["PATH"])
    try:
        facts = facts_of(settings, content.parent / "pelicanconf.py")
        clock = Clock(moment or _now(settings, facts), facts.zone)
    except BadSettings as error:
        raise Refused(in_order(error.problems)) from None
    documents, problems = _read(content, facts, settings)
    site, more = assemble(documents, assets_in(content), facts, clock, drafts=drafts)
    more += outdated(facts, clock.now.date(), content.parent / "pelicanconf.py")
    return clock, site, problems + more


def _read(content: Path, facts: Facts, settings: Mapping[str, Any]) -> tuple[list[Document], list[Problem]]:
    reader = Reader(content=content.name, languages=facts.languages, markdown=settings["MARKDOWN"])
    documents: list[Document] = []
    problems: list[Problem] = []
    for path in documents_in(content):
        reading = reader.read(path, (content / path).read_bytes())
        problems += reading.problems
        if reading.document:
            documents.append(reading.document)
    return documents, problems


def _now(settings: Mapping[str, Any], facts: Facts) -> datetime:
    """The moment the site is made for: NOW in the settings (a local date or date-time), or this one."""
    text = settings.get("NOW")
    if not text:
        return datetime.now(UTC)
    try:
        moment: date = parse_moment(str(text))
    except DateError as error:
        problem = Problem(path="--now", line=1, rule="now", message=error.message, hint=error.hint)
        raise BadSettings([problem]) from None
    return moment.replace(tzinfo=facts.zone) if isinstance(moment, datetime) else midnight(moment, facts.zone)


def _refuse_errors(problems: list[Problem]) -> None:
    if any(problem.is_error for problem in problems):
        raise Refused(in_order(problems))
