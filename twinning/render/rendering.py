"""One output at a time: its key, and its bytes."""

import gzip
import pickle
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

from twinning.plan.keys import digest
from twinning.plan.outputs import Compressed, Output, Recipe, Template
from twinning.render.engine import code_of
from twinning.render.templates import Templates


def key_of(recipe: Recipe, value: Any, templates: Templates) -> str:
    """The key of an output: the hash of its recipe and its value. Same key, same bytes."""
    if isinstance(recipe, Compressed):
        return f"gzip {key_of(recipe.recipe, value, templates)}"
    if isinstance(recipe, Template):
        code = code_of(Templates.__module__) + templates.key(recipe)
    else:
        code = code_of(recipe.call.__module__) + recipe.name.encode()
    return blake2b(code + b"\0" + digest(value), digest_size=16).hexdigest()


def render(output: Output, templates: Templates) -> bytes:
    return _bytes_of(output.recipe, output.value, templates)


class Order(NamedTuple):
    """An output that may have to be rendered: not if it has still the key that is known."""

    output: Output
    known: str = ""


class Valued(NamedTuple):
    """The same with its value, such as it can be sent anywhere; without, where it has still the key that is known."""

    path: str
    key: str
    read: frozenset[str]
    recipe: Recipe
    value: Any
    is_known: bool


class Rendered(NamedTuple):
    """What came of an order: its key, what was read for its value, and its bytes if it is not the known key."""

    path: str
    key: str
    read: frozenset[str]
    data: bytes | None


class Renderer:
    """Renders outputs: here, in another process, or on another machine.

    Elsewhere the templates are made once, and serve whatever comes after.
    """

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._recipe = b""

    def __call__(self, orders: Iterable[Order | Valued]) -> list[Rendered]:
        return [self._rendered(each if isinstance(each, Valued) else self._valued(each)) for each in orders]

    def valued(self, orders: Iterable[Order | Valued]) -> list[Order | Valued]:
        """Orders such as they can be sent."""
        return [each if isinstance(each, Valued) else self._valued(each) for each in orders]

    def _valued(self, order: Order) -> Valued:
        output = order.output
        value, read = output.made()
        key = key_of(output.recipe, value, self._templates)
        is_known = key == order.known
        sent = None if is_known else value
        return Valued(str(output.path), key, read, output.recipe, sent, is_known)

    def _rendered(self, made: Valued) -> Rendered:
        data = None if made.is_known else _bytes_of(made.recipe, made.value, self._templates)
        return Rendered(made.path, made.key, made.read, data)

    def __reduce__(self) -> tuple[Any, ...]:
        self._recipe = self._recipe or pickle.dumps(self._templates)
        return _renderer, (self._recipe,)


@lru_cache(maxsize=2)
def _renderer(recipe: bytes) -> Renderer:
    return Renderer(pickle.loads(recipe))


def _bytes_of(recipe: Recipe, value: Any, templates: Templates) -> bytes:
    if isinstance(recipe, Compressed):
        # No time in its head: the same bytes whenever it is made.
        return gzip.compress(_bytes_of(recipe.recipe, value, templates), compresslevel=9, mtime=0)
    return templates.render(recipe, value) if isinstance(recipe, Template) else recipe.call(value)
