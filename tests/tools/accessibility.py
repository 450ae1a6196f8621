"""Looks at every page of the site with axe and with the Nu Html Checker, and notes the result in the statement.

    invoke accessibility

The site is built as it is published. axe sees each page twice: light on a desk, dark on a phone. The rules are axe's
for WCAG 2.2 A and AA, and what it counts as good practice.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from playwright.sync_api import Page, ViewportSize, sync_playwright

from tests.browser.conftest import launched
from tests.hosts import hosted
from tests.tools.install import AXE, NODE_MODULES, ToolError, vnu_command
from twinning.edges.audits import statement_of, write
from twinning.edges.refusals import Refused
from twinning.edges.search import with_search
from twinning.edges.stages import Staged, read_documents, stage
from twinning.model.schema import Audit, Finding, Tool
from twinning.plan.outputs import Template
from twinning.render.building import build

AXE_RUN = """() => axe.run(document, {resultTypes: ['violations']})
  .then(found => found.violations.map(({ id, nodes }) => [id, nodes.length]))"""
_DESK: ViewportSize = {"width": 1280, "height": 900}
_PHONE: ViewportSize = {"width": 360, "height": 780}
_VIEWS: tuple[tuple[Literal["light", "dark"], ViewportSize], ...] = (("light", _DESK), ("dark", _PHONE))
_QUOTED = re.compile(r"“[^”]*”")
_ASK_HERE = "-Dnu.validator.servlet.allow-forbidden-hosts=true"  # this computer is among them
_EVERY = 50  # pages from one word of how far it is to the next


@dataclass(frozen=True, kw_only=True)
class Fault:
    tool: str
    rule: str
    page: str
    count: int = 1


def main() -> None:
    """Exit code 1 where there is no statement to note the result in, or no tool to look with."""
    from pelican.settings import read_settings

    settings = read_settings("pelicanconf.py", override={"SITEURL": "https://site.example", "STYLE_PAGE": False})
    try:
        statement = statement_of(read_documents(settings))
        if statement is None:
            sys.exit("Es gibt keine Seite mit role: accessibility, in der das Ergebnis stehen könnte.")
        with TemporaryDirectory() as folder:
            audit = _audit(stage(settings), Path(folder))
    except Refused as refusal:
        sys.exit(f"Erst die Texte in Ordnung bringen: invoke check ({len(refusal.problems)} Beanstandungen)")
    except ToolError as error:
        sys.exit(str(error))
    for finding in audit.findings:
        print(f"{finding.tool}: {finding.rule}: {finding.count} × auf {finding.pages} Seiten")
    print(f"{audit.pages} Seiten geprüft, {len(audit.findings)} Regeln verletzt.")
    print(f"Das Ergebnis steht in {write(Path.cwd(), statement, audit).relative_to(Path.cwd())}.")


def _audit(staged: Staged, folder: Path) -> Audit:
    staged = with_search(staged, folder)
    output = folder / "output"
    build(staged.plan, output, folder / "manifest.json", staged.templates)
    pages = {
        str(path): recipe.language
        for path, each in staged.plan.items()
        if isinstance(recipe := each.recipe, Template) and path.suffix == ".html"
    }
    faults = [*axe_faults(output, list(pages)), *nu_faults(output, list(pages))]
    return Audit(
        date=staged.clock.now.date(),
        pages=len(pages),
        languages=len(set(pages.values())),
        tools=tools(),
        findings=findings(faults),
    )


def findings(faults: list[Fault]) -> tuple[Finding, ...]:
    """By tool and rule, in that order."""
    counts: Counter[tuple[str, str]] = Counter()
    pages: dict[tuple[str, str], set[str]] = {}
    for fault in faults:
        counts[fault.tool, fault.rule] += fault.count
        pages.setdefault((fault.tool, fault.rule), set()).add(fault.page)
    return tuple(
        Finding(tool=tool, rule=rule, count=counts[tool, rule], pages=len(pages[tool, rule]))
        for tool, rule in sorted(counts)
    )


def tools() -> tuple[Tool, ...]:
    return tuple(
        Tool(name=name, version=json.loads((NODE_MODULES / package / "package.json").read_text())["version"])
        for name, package in (("axe-core", "axe-core"), ("Nu Html Checker", "vnu-jar"))
    )


def axe_faults(folder: Path, pages: list[str]) -> list[Fault]:
    """What axe finds on pages of a built site, in both schemes.

    In a thread of its own: Playwright allows one to each, and whoever calls may have one already.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(_axe_faults, folder, pages).result()


def _axe_faults(folder: Path, pages: list[str]) -> list[Fault]:
    faults: list[Fault] = []
    with hosted(folder) as base, sync_playwright() as playwright, closing(launched(playwright.chromium)) as browser:
        for scheme, viewport in _VIEWS:
            page = browser.new_page(color_scheme=scheme, viewport=viewport)
            faults += _axe(page, base, pages, scheme)
            page.close()
    return faults


def _axe(page: Page, base: str, pages: list[str], scheme: str) -> Iterator[Fault]:
    script = AXE.read_text(encoding="utf-8")
    for number, path in enumerate(pages, 1):
        page.goto(f"{base}/{path.removesuffix('index.html')}")
        page.evaluate(script)  # pages let no foreign script in
        found: list[tuple[str, int]] = page.evaluate(AXE_RUN)
        for rule, count in found:
            yield Fault(tool="axe-core", rule=rule, page=path, count=count)
        if number % _EVERY == 0:
            print(f"axe, {scheme}: {number} von {len(pages)}", flush=True)


def nu_faults(folder: Path, pages: list[str]) -> list[Fault]:
    """What the Nu Html Checker finds, warnings too; it has no names for its rules, so its sentences stand for them.

    It asks for the pages, as a browser would: of a file it could not tell the site's own addresses from a stranger's.
    """
    java, *arguments = vnu_command()
    with hosted(folder) as base:
        command = [java, _ASK_HERE, *arguments, "--format", "json", *(f"{base}/{page}" for page in pages)]
        run = subprocess.run(command, capture_output=True, check=False)
    told: list[dict[str, Any]] = json.loads(run.stderr)["messages"]
    if unread := [each["message"] for each in told if each["type"] == "non-document-error"]:
        raise ToolError(f"The Nu Html Checker could not look at every page: {unread[0]}")
    return [
        Fault(tool="Nu Html Checker", rule=_QUOTED.sub("“…”", each["message"]), page=str(each.get("url", "")))
        for each in told
        if (each["type"] == "error" or each.get("subType") == "warning") and not _is_data(each)
    ]


def _is_data(told: dict[str, Any]) -> bool:
    """Whether a block of data is taken for a script: no browser runs it, so none asks the policy (HTML, 4.12.1.1)."""
    return "Inline script violates" in told["message"] and 'type="application/ld+json"' in told.get("extract", "")


if __name__ == "__main__":
    main()
