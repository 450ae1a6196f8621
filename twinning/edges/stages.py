"""The stages in a row: Pelican's settings in, a plan that is ready to render out, or every problem there is."""

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from twinning.edges.disk import Sources, sources_in, static_files, stylesheet_layers
from twinning.edges.moments import now_of
from twinning.edges.readings import Readings
from twinning.edges.refusals import Refused
from twinning.edges.settings import BadSettings, facts_of, outdated
from twinning.model.assembly import Assembled, assemble
from twinning.model.clock import Clock
from twinning.model.dates import DateError
from twinning.model.documents import Document
from twinning.model.facts import Facts
from twinning.model.problems import Problem, in_order
from twinning.model.site import Site
from twinning.plan.outputs import Plan
from twinning.plan.planning import Prospect, plan_site
from twinning.plan.themes import Theme
from twinning.render.catalogues import Catalogues
from twinning.render.soundness import check_catalogues
from twinning.render.templates import Templates


@dataclass(frozen=True, kw_only=True)
class Staged:
    """A plan and what renders it. ``problems`` are warnings only; ``assembled`` is what a prospect was made from."""

    site: Site
    theme: Theme
    plan: Plan
    templates: Templates
    problems: tuple[Problem, ...]
    clock: Clock
    assembled: Assembled | None = None


def stage(
    settings: Mapping[str, Any],
    *,
    drafts: bool = False,
    executor: Executor | None = None,
    sources: Sources | None = None,
) -> Staged:
    """Read, model and plan what Pelican's settings describe; Refused with every problem where one is an error.

    With ``drafts``, what is not public at that moment is there too, and told apart by ``site.hidden``. The executor is
    given texts to read, where there are many. ``sources`` are for who has them already.
    """
    facts, clock = facts_at(settings)
    readings = Readings.of(settings, facts, executor)
    sources = sources or sources_in(readings.content)
    assembled, problems = _model(settings, readings, sources, facts, clock, drafts=drafts)
    readings.forget_others(sources)
    return _planned(settings, assembled.site, clock, problems)


def prospect(
    settings: Mapping[str, Any],
    *,
    drafts: bool,
    sources: Sources,
    readings: Readings,
    themed: "Themed",
    last: Assembled | None = None,
) -> Staged:
    """The same for who looks at single pages: its plan is made as far as it is asked for, and says only afterwards
    whether it ``clashes``. What came of a text the ``last`` time is not looked for again.
    """
    facts, clock = facts_at(settings)
    assembled, problems = _model(settings, readings, sources, facts, clock, drafts=drafts, last=last)
    problems += themed.problems
    _refuse_errors(problems)
    return Staged(
        site=assembled.site,
        assembled=assembled,
        theme=themed.theme,
        plan=Prospect(assembled.site, themed.theme),
        templates=themed.templates,
        problems=in_order(problems),
        clock=clock,
    )


def restage(settings: Mapping[str, Any], site: Site, problems: tuple[Problem, ...]) -> Staged:
    """The plan of a site that was modelled before and has nothing wrong with it but these problems."""
    return _planned(settings, site, facts_at(settings)[1], list(problems))


def site_at(settings: Mapping[str, Any], moment: datetime | None = None) -> tuple[Site, Clock]:
    """The site alone and the clock, at a moment or at the settings' own; Refused with what is wrong with its texts."""
    facts, clock = facts_at(settings, moment)
    readings = Readings.of(settings, facts)
    assembled, problems = _model(settings, readings, sources_in(readings.content), facts, clock)
    _refuse_errors(problems)
    return assembled.site, clock


def read_documents(settings: Mapping[str, Any]) -> list[Document]:
    """The documents alone; Refused with what is wrong with any of them."""
    readings = Readings.of(settings, facts_at(settings)[0])
    documents, problems = _read(readings, sources_in(readings.content))
    _refuse_errors(problems)
    return documents


def facts_at(settings: Mapping[str, Any], moment: datetime | None = None) -> tuple[Facts, Clock]:
    """The site's facts, and a clock that stands at a moment or at the settings'; Refused where they make no site."""
    try:
        facts = facts_of(settings, _settings_file(settings))
        return facts, Clock(moment or _now(settings, facts), facts.zone)
    except BadSettings as error:
        raise Refused(in_order(error.problems)) from None


def _model(  # noqa: PLR0913 - each is a fact of its own, and named where it is given
    settings: Mapping[str, Any],
    readings: Readings,
    sources: Sources,
    facts: Facts,
    clock: Clock,
    *,
    drafts: bool = False,
    last: Assembled | None = None,
) -> tuple[Assembled, list[Problem]]:
    """The first two stages; their problems are not all of the site's yet."""
    documents, problems = _read(readings, sources)
    assembled = assemble(documents, readings.assets(sources), facts, clock, drafts=drafts, last=last)
    more = outdated(facts, clock.now.date(), _settings_file(settings))
    return assembled, [*problems, *assembled.problems, *more]


def _read(readings: Readings, sources: Sources) -> tuple[list[Document], list[Problem]]:
    found = readings.documents(sources)
    return [each.document for each in found if each.document], [each for one in found for each in one.problems]


def _planned(settings: Mapping[str, Any], site: Site, clock: Clock, problems: list[Problem]) -> Staged:
    made = themed(settings, site.facts.languages)
    problems += made.problems
    _refuse_errors(problems)
    plan, clashes = plan_site(site, made.theme)
    problems += clashes
    _refuse_errors(problems)
    told = in_order(problems)
    return Staged(site=site, theme=made.theme, plan=plan, templates=made.templates, problems=told, clock=clock)


@dataclass(frozen=True, slots=True, kw_only=True)
class Themed:
    """What the folder of a theme makes in some languages, and what is wrong with it."""

    theme: Theme
    templates: Templates
    problems: tuple[Problem, ...]


def themed(settings: Mapping[str, Any], languages: tuple[str, ...]) -> Themed:
    folder, cache = Path(settings["THEME"]), Path(settings["CACHE_PATH"])
    problems = tuple(check_catalogues(folder / "translations", languages[1:], cache))
    catalogues = Catalogues(folder / "translations", languages, cache)
    theme = Theme(catalogues=catalogues, layers=stylesheet_layers(folder), static=static_files(folder))
    return Themed(theme=theme, templates=Templates(folder / "templates", catalogues, cache), problems=problems)


def _settings_file(settings: Mapping[str, Any]) -> Path:
    return Path(settings["PATH"]).parent / "pelicanconf.py"


def _now(settings: Mapping[str, Any], facts: Facts) -> datetime:
    try:
        return now_of(settings, facts.zone)
    except DateError as error:
        problem = Problem(path="--now", line=1, rule="now", message=error.message, hint=error.hint)
        raise BadSettings([problem]) from None


def _refuse_errors(problems: list[Problem]) -> None:
    if any(problem.is_error for problem in problems):
        raise Refused(in_order(problems))
