"""Jinja's environment for a language, and what Jinja compiles, kept for the next process."""

from collections.abc import Callable, Hashable, MutableMapping
from functools import cache
from gettext import NullTranslations
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, TemplateAssertionError, pass_context
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError
from jinja2.nodes import Getattr, Template
from markupsafe import Markup

from twinning.plan.formats import filters
from twinning.render import sealed
from twinning.render.engine import code_of
from twinning.render.macros import ContextOfMacros, TemplateOfMacros

# What Jinja puts into every template beside the value: nothing but these, so that a page shows what its value holds.
_GLOBALS = ("range", "dict", "lipsum", "cycler", "joiner", "namespace")
# Another page each time, and a way around what is refused below.
_FILTERS = ("random", "attr")
# The ways from plain data to the clock, to this machine's zone and locale, and into Python.
_ASTRAY = frozenset(
    ("now", "today", "utcnow", "astimezone", "timestamp", "strftime", "ctime", "format", "format_map", "mro")
)
_REFUSAL = "„{}“ führt aus dem Wert der Seite hinaus"


class Compiled(BytecodeCache):
    """Templates as Python's code, the same for every language; in a ``folder`` for the next process, where one is."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._codes: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get(_name(bucket))
        if bucket.code is None and self._folder:
            data = sealed.load(self._folder / bucket.key, _made_of(bucket))
            if data is not None:
                bucket.bytecode_from_string(data)
                self._remember(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._remember(bucket)
        if self._folder:
            sealed.save(self._folder / bucket.key, _made_of(bucket), bucket.bytecode_to_string())

    def _remember(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[_name(bucket)] = bucket.code


def environment(
    language: str,
    words: NullTranslations,
    source: Callable[[str], tuple[str, str, Callable[[], bool]] | None],
    compiled: Compiled,
) -> Environment:
    """``source`` gives a template's text by its name, with its file, as Jinja's FunctionLoader has it."""
    made = _Environment(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled,
        cache_size=-1,  # all of them: there are some fifty
        extensions=["jinja2.ext.i18n"],
    )
    for name in _GLOBALS:
        del made.globals[name]
    for name in _FILTERS:
        del made.filters[name]
    made.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]  # the extension's
    made.globals["_"] = made.globals["gettext"] = _phrases(words)
    made.filters.update({name: _late(format_) for name, format_ in filters(language).items()})
    return made


class _Environment(Environment):
    """Jinja's, but a template cannot get from its value to anything else. Jinja's own sandbox looks at every attribute
    while rendering, and takes half as long again; here most is said when a template is compiled.
    """

    context_class, template_class = ContextOfMacros, TemplateOfMacros

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.written: dict[Hashable, Any] = {}  # by macros

    def _generate(self, source: Template, name: str | None, filename: str | None, defer_init: bool = False) -> str:
        """The hook that Jinja has for who looks at what is compiled."""
        for node in source.find_all(Getattr):
            if _leads_astray(node.attr):
                raise TemplateAssertionError(_REFUSAL.format(node.attr), node.lineno, name, filename)
        return super()._generate(source, name, filename, defer_init)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Also what filters ask by a name: ``map(attribute=…)``."""
        if isinstance(argument, str) and _leads_astray(argument):
            raise SecurityError(_REFUSAL.format(argument))
        return super().getitem(obj, argument)

    # Without the layer over its globals that each template could have to itself and none has: to look through it costs
    # as much as a tenth of a page.
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


def _leads_astray(attribute: str) -> bool:
    return attribute.startswith("_") or attribute in _ASTRAY


def _phrases(words: NullTranslations) -> Callable[..., Markup]:
    """Phrases of the interface as safe HTML, like Jinja's own; those that nothing is put into are made once."""

    @cache
    def plain(message: str) -> Markup:
        return Markup(words.gettext(message)) % {}

    def phrase(message: str, /, **variables: Any) -> Markup:
        return Markup(words.gettext(message)) % variables if variables else plain(message)

    return phrase


def _late(format_: Callable[[Any], str]) -> Callable[[Any, Any], str]:
    """A filter that is never applied while compiling: what is compiled serves every language."""

    @pass_context
    def applied(_: object, value: Any) -> str:
        return format_(value)

    return applied


def _name(bucket: Bucket) -> str:
    return f"{bucket.key} {bucket.checksum}"


def _made_of(bucket: Bucket) -> bytes:
    return b"\0".join((MAGIC_NUMBER, code_of(__name__), bucket.checksum.encode()))
