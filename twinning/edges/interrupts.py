"""Ctrl-C, heard wherever it falls."""

import _thread
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_MOMENT = 0.01  # seconds


@contextmanager
def heard() -> Iterator[None]:
    """In the block, a KeyboardInterrupt that a library had to swallow comes again a moment later.

    It falls into a function that C or Rust has called and that can raise nothing to its caller (a filter of nh3's, a
    destructor): Python prints it then, and goes on as if nobody had said anything.
    """
    before = sys.unraisablehook
    again: list[threading.Timer] = []

    def hear(swallowed: "UnraisableHookArgs") -> None:
        if swallowed.exc_type is KeyboardInterrupt:
            # Not from here: it would be swallowed again.
            again.append(threading.Timer(_MOMENT, _thread.interrupt_main))
            again[-1].start()
        else:
            before(swallowed)

    sys.unraisablehook = hear
    try:
        yield
        for timer in again:
            timer.join()
    finally:
        sys.unraisablehook = before
