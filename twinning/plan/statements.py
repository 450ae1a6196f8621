"""How accessible the site is, as its statement tells: from what programs found, and from what editors know."""

from twinning.model.schema import Audit as Fields
from twinning.model.site import Page
from twinning.model.vocabulary import PageRole
from twinning.plan.editions import Edition
from twinning.plan.views import Audit, Finding, Statement


def statement(edition: Edition, page: Page) -> Statement | None:
    """Of the page with that role alone. Nobody's word but the editors' can say that nothing is missing.

    A site is held for fully accessible when it was looked at, nothing was found, and no gap is known. Programs find
    only a part of what there is: a check by hand stays among the gaps until there was one.
    """
    if page.fields.role is not PageRole.ACCESSIBILITY:
        return None
    text = edition.text(page)
    gaps, found = text.gaps or page.original.gaps, page.fields.audit
    status = "partial" if gaps or (found and found.findings) else "full" if found else "unknown"
    return Statement(
        status=status,
        gaps=gaps,
        gaps_lang=edition.mark(text if text.gaps else page.original),
        audit=_audit(found) if found else None,
    )


def _audit(found: Fields) -> Audit:
    return Audit(
        date=found.date,
        pages=found.pages,
        languages=found.languages,
        tools=tuple(f"{tool.name} {tool.version}" for tool in found.tools),
        findings=tuple(
            Finding(tool=each.tool, rule=each.rule, count=each.count, pages=each.pages) for each in found.findings
        ),
    )
