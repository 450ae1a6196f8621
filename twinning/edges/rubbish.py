"""Rubbish: objects that nobody needs and that refer to each other, so that they do not go by themselves."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_lying() -> Iterator[None]:
    """Nobody looks for it in the block.

    What is imported and what a build holds stays to the end, is frozen and refers to nothing that refers to it; to
    look through it again and again takes a tenth of what importing takes.
    """
    was_looked_for = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looked_for:
            gc.enable()
