"""Problems for people and for programs."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any
from urllib.parse import quote

from twinning.model.problems import Problem, Severity

_LONG = re.compile(r"„([^“]{80})[^“]+“")


def as_text(problems: Sequence[Problem]) -> str:
    """``path:line: message`` with its hint below, and a count at the end."""
    lines = []
    for problem in problems:
        warning = "Hinweis: " if problem.severity is Severity.WARNING else ""
        place = f"{problem.path}:{problem.line}" if problem.line else problem.path
        lines.append(_one_line(f"{place}: {warning}{problem.message}"))
        if problem.hint:
            lines.append(f"    {_one_line(problem.hint)}")
    return "\n".join([*lines, _count(problems)])


def as_json(problems: Sequence[Problem]) -> str:
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def as_sarif(problems: Sequence[Problem]) -> str:
    """SARIF 2.1.0 (OASIS): the form in which forges and editors show problems at their lines."""
    results = [
        {
            "ruleId": problem.rule,
            "level": problem.severity.value,
            "message": {"text": " ".join(filter(None, (problem.message, problem.hint)))},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(problem.path)},
                        "region": {"startLine": problem.line},
                    }
                }
            ],
        }
        for problem in problems
    ]
    rules = [{"id": rule} for rule in sorted({problem.rule for problem in problems})]
    run = {"tool": {"driver": {"name": "twinning", "rules": rules}}, "results": results}
    report: dict[str, Any] = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


FORMS: dict[str, Callable[[Sequence[Problem]], str]] = {"text": as_text, "json": as_json, "sarif": as_sarif}


def _one_line(text: str) -> str:
    """Whatever an editor typed: on one line, and what is quoted no longer than one looks at."""
    return _LONG.sub(r"„\1…“", " ".join(text.split()))


def _count(problems: Sequence[Problem]) -> str:
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    if not problems:
        return "Alles in Ordnung."
    parts = []
    if errors:
        parts.append("1 Fehler" if errors == 1 else f"{errors} Fehler")
    if warnings:
        parts.append("1 Hinweis" if warnings == 1 else f"{warnings} Hinweise")
    return ", ".join(parts) + "."
