"""The accessibility statement's result: whether there is one, and whether it is still worth something."""

from collections.abc import Iterator
from datetime import date

from twinning.model.documents import Document
from twinning.model.problems import Problem
from twinning.model.schema import PageFields
from twinning.model.vocabulary import PageRole

_TASK = "invoke accessibility prüft die Website und trägt das Ergebnis hier ein."


def overdue(document: Document, today: date) -> Iterator[Problem]:
    """Warnings of a statement without a result, or with one that is older than a year.

    Statements are to be reviewed at least once a year: Implementing Decision (EU) 2018/1523, recital 3.
    """
    fields = document.fields
    if not isinstance(fields, PageFields) or fields.role is not PageRole.ACCESSIBILITY:
        return
    if fields.audit is None:
        yield document.warning("audit", "der Erklärung fehlt das Ergebnis einer Prüfung", _TASK, at=("role",))
    elif (today - fields.audit.date).days > 365:
        message = f"die Prüfung vom {fields.audit.date:%d.%m.%Y} ist älter als ein Jahr"
        yield document.warning("audit", message, _TASK, at=("audit", "date"))
