"""The theme's templates: an environment a language, and the hash of each with all that it includes."""

from collections.abc import Mapping
from gettext import NullTranslations
from hashlib import blake2b
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.meta import find_referenced_templates

from twinning.plan.formats import filters
from twinning.plan.outputs import Template
from twinning.plan.pages import PageValue

# What Jinja puts into every template beside the value: nothing but these, so that a page shows what its value holds.
_GLOBALS = ("range", "dict", "lipsum", "cycler", "joiner", "namespace")


class Templates:
    """Renders pages. Made from plain things, so that another process can make the same."""

    def __init__(self, folder: Path, catalogues: Mapping[str, NullTranslations]) -> None:
        self._folder = folder
        self._environments = {language: self._make(language, words) for language, words in catalogues.items()}
        self._any = next(iter(self._environments.values()))
        self._hashes: dict[str, bytes] = {}
        self._words = {language: _fingerprint(words) for language, words in catalogues.items()}

    def render(self, recipe: Template, value: PageValue) -> bytes:
        template = self._environments[recipe.language].get_template(recipe.name)
        return template.render(shell=value.shell, page=value.page).encode()

    def key(self, recipe: Template) -> bytes:
        """The hash of a recipe: its template with all that it includes, and its language's catalogue."""
        return blake2b(self._closure(recipe.name) + self._words[recipe.language], digest_size=16).digest()

    def _make(self, language: str, words: NullTranslations) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(self._folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=["jinja2.ext.i18n"],
        )
        for name in _GLOBALS:
            del environment.globals[name]
        environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]  # the extension's
        environment.filters.update(filters(language))
        return environment

    def _closure(self, name: str) -> bytes:
        if name not in self._hashes:
            self._hashes[name] = blake2b(
                b"".join(self._source(each).encode() for each in sorted(self._reachable(name, set()))), digest_size=16
            ).digest()
        return self._hashes[name]

    def _reachable(self, name: str, seen: set[str]) -> set[str]:
        if name not in seen:
            seen.add(name)
            for reference in find_referenced_templates(self._any.parse(self._source(name))):
                # A name that is only known while rendering could not be hashed.
                assert reference is not None, f"{name} includes a template whose name is computed"
                self._reachable(reference, seen)
        return seen

    def _source(self, name: str) -> str:
        assert self._any.loader is not None
        return self._any.loader.get_source(self._any, name)[0]


def _fingerprint(words: NullTranslations) -> bytes:
    messages = getattr(words, "_catalog", {})
    return blake2b(repr(sorted(messages.items(), key=repr)).encode(), digest_size=16).digest()
