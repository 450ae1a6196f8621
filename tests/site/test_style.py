"""Promises of the style page: nothing of the theme is missing from it, and readers never meet it."""

import json
import re
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from tests.samples import copy_sample, settings_of
from tests.tools.install import vnu_command
from twinning.edges.stages import Staged, stage
from twinning.model.vocabulary import EventState, PartnershipStatus, RegistrationStatus
from twinning.render.rendering import render

TEMPLATES = Path("theme/templates")
PAGE = PurePosixPath("stil/index.html")
OF_MAILS = {"newsletter.html"}  # they bring their own styles, which no page may


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Staged:
    return stage(settings_of(copy_sample(tmp_path_factory.mktemp("style"))))


@pytest.fixture(scope="module")
def html(staged: Staged) -> str:
    return render(staged.plan[PAGE], staged.templates).decode()


def test_every_component_is_shown() -> None:
    """A new one is imported here before it is used anywhere, and each of its imports is used."""
    source = (TEMPLATES / "style.html").read_text(encoding="utf-8")
    imported = dict(re.findall(r'{% from "components/([\w.]+)" import ([^%]+?) %}', source))
    assert imported.keys() == {path.name for path in (TEMPLATES / "components").iterdir()} - OF_MAILS
    for names in imported.values():
        for name in names.split(", "):
            assert f"{{{{ {name}(" in source, name


def test_every_status_is_shown(html: str) -> None:
    """Whatever the vocabulary gets, the page shows: its mark in the style sheet's words, and its label."""
    badges = {value.value for value in RegistrationStatus} - {RegistrationStatus.NOT_NEEDED.value}
    badges |= {value.value for value in EventState} - {EventState.SCHEDULED.value}
    assert badges == set(re.findall(r'class="badge badge-(\w+)"', html))
    for status in PartnershipStatus:
        assert f'class="postcard postcard-{status.value}"' in html
        assert f'class="city-knot city-knot-{status.value}"' in html
    assert all(value.label in html for value in (*RegistrationStatus, *EventState, *PartnershipStatus))


def test_translators_are_not_burdened_with_it() -> None:
    """Its own words are German and stay so."""
    assert "_(" not in (TEMPLATES / "style.html").read_text(encoding="utf-8")


def test_no_search_engine_and_no_menu_leads_there(staged: Staged) -> None:
    view = staged.plan[PAGE].value
    assert not view.page.head.is_indexed
    told = [*view.shell.main_menu, *view.shell.footer_menu]
    assert "/stil/" not in [link.href for link in told]


def test_it_is_not_published(tmp_path: Path) -> None:
    """publishconf.py leaves it out, and without the setting there is none."""
    from pelican.settings import read_settings

    settings = settings_of(copy_sample(tmp_path))
    production = read_settings("publishconf.py")["STYLE_PAGE"]
    assert PAGE not in stage({**settings, "STYLE_PAGE": production}).plan
    del settings["STYLE_PAGE"]
    assert PAGE not in stage(settings).plan


def test_the_html_checker_finds_nothing(html: str, tmp_path: Path) -> None:
    """The examples are valid, too: no id twice, no heading left out."""
    page = tmp_path / "index.html"
    page.write_text(html, encoding="utf-8")
    run = subprocess.run([*vnu_command(), "--format", "json", str(page)], capture_output=True, check=False)
    # A file has no origin, so the checker takes every address for a stranger's.
    found = [m["message"] for m in json.loads(run.stderr)["messages"] if "Content Security Policy" not in m["message"]]
    assert not found
