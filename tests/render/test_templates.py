"""Promises of the templates: they see their value and nothing else."""

from gettext import NullTranslations
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from twinning.plan.outputs import Template
from twinning.plan.pages import PageValue
from twinning.render.templates import Templates

SHELL = None


def templates(folder: Path, **sources: str) -> Templates:
    for name, source in sources.items():
        (folder / f"{name}.html").write_text(source, encoding="utf-8")
    return Templates(folder, {"de": NullTranslations()})


def render(folder: Path, source: str, page: object = None) -> str:
    made = templates(folder, page=source)
    return made.render(Template("page.html", "de"), PageValue(shell=SHELL, page=page)).decode()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name", ["site", "settings", "now", "articles", "SITEURL", "range", "lipsum", "config", "request"]
)
def test_nothing_beside_the_value_can_be_reached(tmp_path: Path, name: str) -> None:
    """No clock, no settings, no site: whatever is not in the value is an error, not an empty text."""
    with pytest.raises(UndefinedError):
        render(tmp_path, "{{ NAME.x }}".replace("NAME", name))


def test_a_misspelt_field_is_an_error(tmp_path: Path) -> None:
    """A page never shows a silent gap."""
    with pytest.raises(UndefinedError):
        render(tmp_path, "{{ page.titel }}", page="")


def test_plain_text_is_escaped(tmp_path: Path) -> None:
    """What an editor typed as text can never become markup."""
    assert render(tmp_path, "{{ page }}", page="<script>") == "&lt;script&gt;"


def test_the_key_of_a_template_knows_what_it_includes(tmp_path: Path) -> None:
    """A change in a part changes every page that is made with it, and no other."""
    sources = {"part": "eins", "page": '{% include "part.html" %}', "other": "nichts"}
    before = templates(tmp_path, **sources)
    keys = {name: before.key(Template(name, "de")) for name in ("page.html", "other.html")}
    after = templates(tmp_path, **{**sources, "part": "zwei"})
    assert after.key(Template("page.html", "de")) != keys["page.html"]
    assert after.key(Template("other.html", "de")) == keys["other.html"]
