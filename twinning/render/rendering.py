"""One output at a time: its key, and its bytes."""

from hashlib import blake2b

from twinning.plan.keys import digest
from twinning.plan.outputs import Output, Template
from twinning.render.engine import code_of
from twinning.render.templates import Templates


def key_of(output: Output, templates: Templates) -> str:
    """The output's key: the hash of its recipe and its value. Same key, same bytes."""
    recipe = output.recipe
    if isinstance(recipe, Template):
        code = code_of(Templates.__module__) + templates.key(recipe)
    else:
        code = code_of(recipe.call.__module__) + recipe.name.encode()
    return blake2b(code + b"\0" + digest(output.value), digest_size=16).hexdigest()


def render(output: Output, templates: Templates) -> bytes:
    recipe = output.recipe
    return templates.render(recipe, output.value) if isinstance(recipe, Template) else recipe.call(output.value)
