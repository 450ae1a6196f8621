"""Promises of the macros: asked once for the same, and never taken for another's."""

from dataclasses import dataclass
from gettext import NullTranslations

import pytest
from jinja2 import Environment, UndefinedError
from markupsafe import Markup

from twinning.plan.keys import Shared
from twinning.render import macros
from twinning.render.environments import Compiled, environment

_PARTS = """
{% macro card(card, level=3) %}<h{{ level }}>{{ card.title }}</h{{ level }}>{% endmacro %}
{% macro shown(value, other="") %}[{{ value }}{{ other }}]{% endmacro %}
{% macro framed() %}<p>{{ caller() }}</p>{% endmacro %}
{% macro here() %}{{ name }}{% endmacro %}
"""


@dataclass(frozen=True, slots=True)
class Card(Shared):
    title: str


@dataclass(frozen=True, slots=True)
class Loose:
    title: str


def rendered(page: str, **value: object) -> str:
    return made(page)[0].from_string(page).render(**value)


def made(page: str) -> tuple[Environment, dict[str, str]]:
    sources = {"parts.html": _PARTS, "page.html": page}
    words = NullTranslations()
    return environment("de", words, lambda name: (sources[name], name, lambda: True), Compiled(None)), sources


def test_the_same_card_is_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever it stands: what is equal is the same."""
    env, _ = made("")
    page = env.from_string('{% from "parts.html" import card %}{{ card(one) }}{{ card(two) }}{{ card(two, level=4) }}')
    assert page.render(one=Card("a"), two=Card("a")) == "<h3>a</h3><h3>a</h3><h4>a</h4>"
    assert len(env.written) == 2  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("one", "two", "shows"),
    [
        ("<", Markup("<"), "[&lt;][<]"),
        (1, True, "[1][True]"),
        (0, False, "[0][False]"),
        ("", None, "[][None]"),
        (("a",), "a", "[(&#39;a&#39;,)][a]"),
        ((1,), (True,), "[(1,)][(True,)]"),
    ],
)
def test_what_shows_differently_is_not_the_same(one: object, two: object, shows: str) -> None:
    page = '{% from "parts.html" import shown %}{{ shown(one) }}{{ shown(two) }}'
    assert rendered(page, one=one, two=two) == shows


def test_what_is_given_by_name_is_not_what_is_given_by_place() -> None:
    calls = '{{ shown("a", "b") }}{{ shown("b", other="a") }}{{ shown(other="b", value="a") }}{{ shown(value="b") }}'
    assert rendered(f'{{% from "parts.html" import shown %}}{calls}') == "[ab][ba][ab][b]"


def test_data_without_a_hash_is_asked_each_time() -> None:
    env, _ = made("")
    page = env.from_string('{% from "parts.html" import card %}{{ card(one) }}{{ card(two) }}')
    assert page.render(one=Loose("a"), two=Loose("b")) == "<h3>a</h3><h3>b</h3>"
    assert not env.written  # type: ignore[attr-defined]


def test_what_a_macro_is_put_around_is_not_forgotten() -> None:
    page = '{% from "parts.html" import framed %}{% call framed() %}a{% endcall %}{% call framed() %}b{% endcall %}'
    assert rendered(page) == "<p>a</p><p>b</p>"


def test_a_macro_that_is_given_the_page_may_show_it() -> None:
    env, _ = made("")
    page = env.from_string('{% from "parts.html" import here with context %}{{ here() }}')
    assert [page.render(name=name) for name in "ab"] == ["a", "b"]


def test_what_is_missing_is_still_a_mistake() -> None:
    """The second time, too."""
    env, _ = made("")
    page = env.from_string('{% from "parts.html" import shown %}{{ shown(nothing) }}')
    for _ in range(2):
        with pytest.raises(UndefinedError):
            page.render()


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(macros, "_MOST", 3)
    env, _ = made("")
    page = env.from_string('{% from "parts.html" import shown %}{% for i in all %}{{ shown(i) }}{% endfor %}')
    assert page.render(all=range(10)) == "".join(f"[{i}]" for i in range(10))
    assert len(env.written) <= 3  # type: ignore[attr-defined]
