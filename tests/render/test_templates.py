"""Promises of the templates: they see their value and nothing else."""

import pickle
import re
from datetime import UTC, datetime
from gettext import NullTranslations
from pathlib import Path

import pytest
from jinja2 import Environment, TemplateAssertionError, UndefinedError
from jinja2.exceptions import SecurityError

from tests.samples import copy_sample, settings_of
from twinning.edges.stages import stage
from twinning.plan.outputs import Template
from twinning.plan.pages import PageValue
from twinning.render import rendering
from twinning.render.templates import Templates

SHELL = None
# Between what stands on lines of its own, or in no line, no space shows; between words, one is as good as ten.
_OF_ITS_OWN = re.compile(
    r"\s*(</?(?:article|aside|body|d[dlt]|div|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|li|link"
    r"|main|meta|nav|ol|p|path|script|section|source|svg|table|tbody|td|th|thead|title|tr|ul)\b[^>]*>)\s*"
)


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


_PAGE = {"day": datetime(2026, 1, 15, tzinfo=UTC), "words": "{0.__class__}", "list": ("a", "b")}


@pytest.mark.parametrize(
    "way",
    [
        "page.__class__",
        "page['__class__']",
        "page['__cl' ~ 'ass__']",
        "page.words|attr('__class__')",
        "page.list|map(attribute='__class__')|list",
        "page.list|map(attribute='upper.__self__')|list",
        "page.list|selectattr('__class__')|list",
        "page.list|groupby('__class__')",
        "page.list|sort(attribute='__class__')",
        "page.words.format(page)",
        "page.words['format'](page)",
        "page.words.format_map(page)",
        "_.__globals__",
        "gettext.__globals__",
        "_.__closure__",
        "self.__init__",
        "self._TemplateReference__context",
        "page.list.__class__.mro()",
        "(page.list|list).__class__.__mro__",
        "page.day.now()",
        "page.day.today()",
        "page.day['now']()",
        "page.day.astimezone()",
        "page.day.strftime('%c')",
        "page.list|random",
    ],
)
def test_no_way_leads_out_of_the_value(tmp_path: Path, way: str) -> None:
    """Not into Python, to the clock, to this machine's zone or locale, nor to chance: with them a page could be another
    one tomorrow, and be kept."""
    with pytest.raises((SecurityError, TemplateAssertionError, UndefinedError)):
        render(tmp_path, f"{{{{ {way} }}}}", page=_PAGE)


@pytest.mark.parametrize("tag", ["{% macro m() %}{{ caller._x }}{% endmacro %}", "{% if page.__doc__ %}{% endif %}"])
def test_what_leads_out_is_found_wherever_it_stands(tmp_path: Path, tag: str) -> None:
    """A template is refused when it is compiled, with its line, also in a part that no page reaches."""
    with pytest.raises(TemplateAssertionError) as refusal:
        render(tmp_path, f"\n\n{tag}")
    assert refusal.value.lineno == 3


def test_the_key_knows_which_part_says_what(tmp_path: Path) -> None:
    """What is cut from the end of one part and put before the next is a change, though together they read the same."""
    page = '{% include "b.html" %}{% include "a.html" %}'
    one = templates(tmp_path, page=page, a="eins", b="zwei").key(Template("page.html", "de"))
    assert templates(tmp_path, page=page, a="", b="einszwei").key(Template("page.html", "de")) != one


def test_a_misspelt_field_is_an_error(tmp_path: Path) -> None:
    """A page never shows a silent gap."""
    with pytest.raises(UndefinedError):
        render(tmp_path, "{{ page.titel }}", page="")


def test_plain_text_is_escaped(tmp_path: Path) -> None:
    """What an editor typed as text can never become markup."""
    assert render(tmp_path, "{{ page }}", page="<script>") == "&lt;script&gt;"


def test_how_a_template_is_set_in_is_not_sent(tmp_path: Path) -> None:
    """Readers load no spaces that only whoever edits the template sees."""
    assert render(tmp_path, "<ul>\n  <li>\n    eins\n  </li>\n</ul>") == "<ul>\n<li>\neins\n</li>\n</ul>"
    lines = "{% for word in page %}\n  <li>{{ word }}</li>\n{% endfor %}"
    assert render(tmp_path, lines, page=("eins", "zwei")) == "<li>eins</li>\n<li>zwei</li>\n"


@pytest.mark.parametrize("tag", ["pre", "textarea"])
def test_what_is_shown_as_typed_stays_so(tmp_path: Path, tag: str) -> None:
    typed = f"<{tag} class=x>\n  eins\n\n    zwei</{tag}>"
    assert render(tmp_path, f"<div>\n  {typed}\n  </div>") == f"<div>\n{typed}\n</div>"


def test_what_an_editor_wrote_keeps_its_spaces(tmp_path: Path) -> None:
    body = "eins\n    zwei\n\n\tdrei\n\u3000\u6587"
    assert render(tmp_path, "  <div>\n  {{ page }}</div>", page=body) == f"  <div>\n{body}</div>"


def test_words_that_a_tag_parts_stay_apart(tmp_path: Path) -> None:
    """Where Jinja takes the end of the line, one space of the next is left: between words, links, attributes."""
    assert render(tmp_path, "eins{% if 1 %} zwei{% endif %}\n    drei") == "eins zwei drei"
    assert render(tmp_path, "<b>eins</b>{# #}\n    <a>zwei</a>") == "<b>eins</b> <a>zwei</a>"
    assert render(tmp_path, "<img a{% if 1 %} b{% endif %}\n     c>") == "<img a b c>"


def test_every_page_reads_as_it_was_set_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a whole site: the same text, the same spaces between words and around links."""
    staged = stage(settings_of(copy_sample(tmp_path)))
    pages = [output for output in staged.plan.values() if isinstance(output.recipe, Template)]
    sent = [rendering.render(page, staged.templates).decode() for page in pages]
    monkeypatch.setattr("twinning.render.templates._without_indents", str)
    plain = Templates(Path("theme/templates"), staged.templates._catalogues)
    for page, html in zip(pages, sent, strict=True):
        before = rendering.render(page, plain).decode()
        assert _shown(html) == _shown(before), page.path
        assert len(html) < 0.95 * len(before)


def _shown(html: str) -> str:
    return re.sub(r"\s+", " ", _OF_ITS_OWN.sub(r"\1", html))


def test_the_key_of_a_template_knows_what_it_includes(tmp_path: Path) -> None:
    """A change in a part changes every page that is made with it, and no other."""
    sources = {"part": "eins", "page": '{% include "part.html" %}', "other": "nichts"}
    before = templates(tmp_path, **sources)
    keys = {name: before.key(Template(name, "de")) for name in ("page.html", "other.html")}
    after = templates(tmp_path, **{**sources, "part": "zwei"})
    assert after.key(Template("page.html", "de")) != keys["page.html"]
    assert after.key(Template("other.html", "de")) == keys["other.html"]


@pytest.mark.parametrize(
    "source",
    [
        "{% include page %}",
        '{%- include "part" ~ page %}',
        '{% include "part.html" if page else "other.html" %}',
        '{% include ["part.html", "other.html"] %}',
        "{% extends layout %}",
        '{% from\n"a" ~ "b" import c %}',
    ],
)
def test_what_is_included_is_known_before_rendering(tmp_path: Path, source: str) -> None:
    """A part that could not be hashed would leave old pages behind when it changes: it is refused."""
    with pytest.raises(AssertionError):
        templates(tmp_path, page=source).key(Template("page.html", "de"))


@pytest.mark.parametrize(
    "source",
    [
        '{% include "part.html" %}',
        "{%- include 'part.html' ignore missing -%}",
        '{%\n  import "part.html" as part with context\n%}',
        '{%+ from "part.html"import x%}',
        '{% extends "part.html" %}',
    ],
)
def test_every_way_to_include_is_known(tmp_path: Path, source: str) -> None:
    """However a part is brought in, its change is a change of the page."""
    before = templates(tmp_path, part="eins", page=source).key(Template("page.html", "de"))
    assert templates(tmp_path, part="zwei").key(Template("page.html", "de")) != before


class Words(NullTranslations):
    """A catalogue with one word, as another language would have it."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._catalog = {"Wort": word}

    def gettext(self, message: str) -> str:
        return self._catalog.get(message, message)


PAGE = '{{ _("Wort") }} {{ 1234.5|number }} {{ [1234.5]|map("number")|join }} {% include "part.html" %}'
PARTS = {"page": PAGE, "part": "{{ page }}"}
EXPECTED = {"de": "Wort 1.234,5 1.234,5 x", "en": "word 1,234.5 1,234.5 x"}


def shown(folder: Path, cache: Path) -> dict[str, str]:
    made = Templates(folder, {"de": NullTranslations(), "en": Words("word")}, cache)
    value = PageValue(shell=SHELL, page="x")  # type: ignore[arg-type]
    return {language: made.render(Template("page.html", language), value).decode() for language in EXPECTED}


def test_what_is_compiled_serves_every_language(tmp_path: Path) -> None:
    """A word or a number of one language never reaches another's page, however often templates are compiled."""
    templates(tmp_path, **PARTS)
    for _ in range(2):
        assert shown(tmp_path, tmp_path / "cache") == EXPECTED


def test_what_is_compiled_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next process compiles nothing again; a template that was changed is not taken for the old one."""
    templates(tmp_path, **PARTS)
    shown(tmp_path, tmp_path / "cache")
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("compiled again"))
    assert shown(tmp_path, tmp_path / "cache") == EXPECTED
    monkeypatch.undo()
    templates(tmp_path, part="{{ page }}!")
    assert shown(tmp_path, tmp_path / "cache") == {language: f"{text}!" for language, text in EXPECTED.items()}


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "foreign", "folder", "exchanged"])
def test_a_broken_cache_is_only_slow(tmp_path: Path, damage: str) -> None:
    """What is truncated, stale or foreign in the cache never makes a wrong page, and never an error."""
    templates(tmp_path, **PARTS)
    shown(tmp_path, tmp_path / "cache")
    kept = sorted((tmp_path / "cache" / "templates").iterdir())
    first, second = (path.read_bytes() for path in kept)
    for path, data in zip(kept, (first, second), strict=True):
        path.unlink()
        if damage == "folder":
            path.mkdir()
            continue
        half = len(data) // 2
        damaged = {
            "cut": data[:half],
            "flip": data[:half] + bytes([data[half] ^ 1]) + data[half + 1 :],
            "empty": b"",
            "foreign": b"\x80\x04.",
            "exchanged": second if data is first else first,
        }
        path.write_bytes(damaged[damage])
    assert shown(tmp_path, tmp_path / "cache") == EXPECTED


def test_templates_travel_as_their_recipe(tmp_path: Path) -> None:
    """Another process makes the same pages, with the same keys, from what is sent to it."""
    sent = templates(tmp_path, **PARTS)
    received = pickle.loads(pickle.dumps(sent))
    recipe, value = Template("page.html", "de"), PageValue(shell=SHELL, page="x")  # type: ignore[arg-type]
    assert received.render(recipe, value) == sent.render(recipe, value)
    assert received.key(recipe) == sent.key(recipe)
