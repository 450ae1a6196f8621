"""The theme's templates: one in each language renders a page, and has the hash of all that it includes."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from gettext import NullTranslations
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateNotFound

from twinning.plan.formats import locale
from twinning.render.environments import Compiled, environment

if TYPE_CHECKING:  # whoever renders has these already, and they bring the whole plan
    from twinning.plan.outputs import Template
    from twinning.plan.pages import PageValue

# The tags that bring in another template; and its name, where a name is all that says which.
_REFERENCE = re.compile(
    r"""\{%[-+]?\s*(?:extends|include|import|from)\b\s*"""
    r"""(?:(?:"([^"]+)"|'([^']+)')\s*(?=[-+]?%\}|(?:import|as|ignore|with|without)\b))?"""
)

# How far a template's lines are set in, which only its editors see; and where it is what readers see.
_INDENT = re.compile(r"<(pre|textarea)\b.*?</\1>|(?<=\n)[ \t]+", re.DOTALL)
# What starts a line of its own on the page, or is in no line, needs no space before it.
_BLOCK = re.compile(
    r"</?(?:article|aside|d[dlt]|div|fig\w+|footer|form|h[1-6r]|header|li|link|main|meta|nav|ol|p|path|section|source|t[dhr]|ul)\b"
)


class Templates:
    """Renders pages. Made from plain things, so that another process can make the same: it pickles as these.

    A template is read once, so that its key tells what is rendered even if somebody saves it meanwhile. ``cache`` is a
    folder for what Jinja compiles; without one, every process compiles what it needs.
    """

    def __init__(
        self,
        folder: Path,
        catalogues: Mapping[str, NullTranslations],
        cache: Path | None = None,
        sources: Mapping[str, str] | None = None,
    ) -> None:
        self._folder, self._catalogues, self._cache = folder, catalogues, cache
        self._compiled = Compiled(cache / "templates" if cache else None)
        self._environments: dict[str, Environment] = {}
        self._sources = dict(sources or {})
        self._hashes: dict[str, bytes] = {}
        self._words: dict[str, bytes] = {}

    def __reduce__(self) -> tuple[type["Templates"], tuple[Any, ...]]:
        """With all that was read: another process is to render what this one has the keys of."""
        for path in self._folder.rglob("*.*"):
            with suppress(TemplateNotFound, UnicodeDecodeError):  # an editor's own file, which no template names
                self._source(path.relative_to(self._folder).as_posix())
        return Templates, (self._folder, self._catalogues, self._cache, self._sources)

    def render(self, recipe: "Template", value: "PageValue") -> bytes:
        template = self._environment(recipe.language).get_template(recipe.name)
        return template.render(shell=value.shell, page=value.page).encode()

    def key(self, recipe: "Template") -> bytes:
        """The hash of a recipe: its template with all that it includes, and its language's catalogue."""
        return blake2b(self._closure(recipe.name) + self._fingerprint(recipe.language), digest_size=16).digest()

    def compile(self, recipes: Iterable["Template"]) -> None:
        """Make now what rendering them takes, so that processes that are forked have it."""
        for recipe in recipes:
            environment_ = self._environment(recipe.language)
            locale(recipe.language)
            for name in self._reachable(recipe.name, set()):
                environment_.get_template(name)

    def _environment(self, language: str) -> Environment:
        if language not in self._environments:
            words = self._catalogues[language]
            self._environments[language] = environment(language, words, self._loaded, self._compiled)
        return self._environments[language]

    def _closure(self, name: str) -> bytes:
        if name not in self._hashes:
            # Each with its name and its length: a line that moves from the end of one to the next is a change.
            sources = [(each, self._source(each)) for each in sorted(self._reachable(name, set()))]
            self._hashes[name] = blake2b(repr(sources).encode(), digest_size=16).digest()
        return self._hashes[name]

    def _reachable(self, name: str, seen: set[str]) -> set[str]:
        if name not in seen:
            seen.add(name)
            for reference in _references(name, self._source(name)):
                self._reachable(reference, seen)
        return seen

    def _fingerprint(self, language: str) -> bytes:
        if language not in self._words:
            messages = getattr(self._catalogues[language], "_catalog", {})
            words = repr(sorted(messages.items(), key=repr)).encode()
            self._words[language] = blake2b(words, digest_size=16).digest()
        return self._words[language]

    def _loaded(self, name: str) -> tuple[str, str, Callable[[], bool]]:
        """A template as Jinja's loader wants it; it is up to date as long as this object lives."""
        source = self._source(name)
        text = _without_indents(source) if name.endswith(".html") else source
        return text, str(self._folder / name), lambda: True

    def _source(self, name: str) -> str:
        if name not in self._sources:
            try:
                self._sources[name] = (self._folder / name).read_text(encoding="utf-8")
            except OSError:
                raise TemplateNotFound(name) from None
        return self._sources[name]


def _without_indents(source: str) -> str:
    """The same page without the spaces that its template's lines begin with; what a template is given is not touched.

    Done before a template is compiled, so that no page takes longer for it; lines stay where errors look for them.
    """

    def left(found: re.Match[str]) -> str:
        if found[1]:
            return found[0]
        # Jinja takes the end of a line that ends in a tag; then one space is all that parts two words there.
        is_all = source.endswith(("%}\n", "#}\n"), 0, found.start())
        return " " if is_all and not _BLOCK.match(source, found.end()) else ""

    return _INDENT.sub(left, source)


def _references(name: str, source: str) -> Iterator[str]:
    """What a template names to be brought in. Jinja's own parser would say the same, and take fifty times as long."""
    for double, single in _REFERENCE.findall(source):
        # A name that is only known while rendering could not be hashed.
        assert double or single, f"{name} includes a template whose name is computed"
        yield double or single
