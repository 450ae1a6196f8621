"""Macros, each asked once for the same: a card that stands in ten lists is written once.

What a macro writes depends on its arguments alone: it is brought in without the page's context, and Jinja's globals
here are constants (``environments``). Only what can be told apart for sure counts as the same: plain values with their
types, and data that has its hash at hand.
"""

from collections.abc import Hashable, Mapping
from typing import Any

from jinja2 import Template
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from twinning.plan.keys import Shared, digest_of

# Equal and of one of these types is the same; safe HTML is not the same as the text with its letters.
_PLAIN = frozenset({str, Markup, int, bool, type(None)})


_MOST = 20_000  # are remembered: all cards of a large site would fill the memory


class _Remembering:
    """A macro that is asked once for the same."""

    __slots__ = ("known", "macro")

    def __init__(self, macro: Macro, known: dict[Hashable, Any]) -> None:
        """``known`` is what macros have written for which arguments."""
        self.macro, self.known = macro, known

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        same = _same((*args, *kwargs.values()) if kwargs else args)
        if same is None:
            return self.macro(*args, **kwargs)
        key = self.macro, same, *kwargs
        found = self.known.get(key)
        if found is None:
            if len(self.known) >= _MOST:
                self.known.clear()
            found = self.known[key] = self.macro(*args, **kwargs)
        return found


class TemplateOfMacros(Template):
    """A template that others import macros from."""

    def make_module(
        self, vars: dict[str, Any] | None = None, shared: bool = False, locals: Mapping[str, Any] | None = None
    ) -> Any:
        """The hook that Jinja has for it. With ``vars``, somebody imports them with the context of a page."""
        module = super().make_module(vars, shared, locals)
        if not vars and not shared:
            written: dict[Hashable, Any] = self.environment.written  # type: ignore[attr-defined]
            for name, each in list(module.__dict__.items()):
                if isinstance(each, Macro) and not each.caller:
                    module.__dict__[name] = _Remembering(each, written)
        return module


class ContextOfMacros(Context):
    """Calls what is called most without Jinja's question what else it wants to be given: nothing."""

    def call(self, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        if type(obj) is not _Remembering:
            return super().call(obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return obj(*args, **kwargs)


def _same(values: tuple[Any, ...]) -> Hashable | None:
    """What is equal for the same values and for no others; None where that cannot be told at once."""
    told: list[Any] = []
    for value in values:
        kind = type(value)
        if kind in _PLAIN:
            told += kind, value
        elif isinstance(value, Shared):
            told.append(digest_of(value))
        elif kind is tuple:
            inside = _same(value)
            if inside is None:
                return None
            told += kind, inside
        else:
            return None
    return tuple(told)
