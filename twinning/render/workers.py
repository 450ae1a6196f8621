"""Work for many hands: shared out in portions to whoever executes, and given back in order."""

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")


class Workers(Executor):
    """As many processes as there are processors, begun when the first of them is needed.

    They are forked where the system can and no thread runs yet (a fork would copy the locks that it holds, and not the
    thread); otherwise they are begun anew, which takes a moment longer. Either way they make the same.
    """

    def __init__(self, count: int = 0, method: str = "") -> None:
        """``method`` is one of multiprocessing's, for who wants another than the best."""
        self._count, self._method = count or available(), method
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, fn: Callable[..., R], /, *args: Any, **kwargs: Any) -> "Future[R]":
        if self._pool is None:
            self._pool = self._begin()
        with _undisturbed():
            return self._pool.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if self._pool is not None:
            # Left in the middle, the pool's thread would still be closing what Python closes again at its own end.
            with _undisturbed():
                self._pool.shutdown(wait, cancel_futures=cancel_futures)
            self._pool = None

    def _begin(self) -> "ProcessPoolExecutor":
        # Most builds have too little to do for more than one.
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        can_fork = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
        is_alone = threading.active_count() == 1
        method = self._method or ("fork" if can_fork and is_alone else "spawn")
        if method == "fork":
            # What is there already is not looked at again by the children, so that they share its memory.
            gc.collect()
            gc.freeze()
        return ProcessPoolExecutor(self._count, multiprocessing.get_context(method), initializer=_belong)

    def __exit__(self, *raised: object) -> None:
        """What is waiting is not begun any more where something went wrong."""
        self.shutdown(cancel_futures=raised[0] is not None)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Whoever is begun in the block never hears Ctrl-C; who begins it, only afterwards: in a fork it would be lost."""
    with _unheard(), _put_off():
        yield


@contextmanager
def _unheard() -> Iterator[None]:
    """The system keeps Ctrl-C from this thread, and from the processes that it begins."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _put_off() -> Iterator[None]:
    """What another thread has heard of it, as long as there are any, Python tells this one afterwards."""
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before is None:
        yield  # Python tells nobody else of signals
        return
    pressed: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        signal.raise_signal(pressed[0])


def _belong() -> None:
    """As a worker, leave it to the parent when to stop; and do not outlive it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Most of what a worker makes goes by itself; rubbish is looked for a hundred times less often than usual.
    gc.set_threshold(70_000, 10, 10)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)


def available() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shared_out(
    executor: Executor | None,
    work: Callable[[list[T]], list[R]],
    items: Iterable[T],
    portion: int,
    cost: Callable[[T], int] = lambda _: 1,
) -> Iterator[R]:
    """The results for items, in their order: ``work`` is given items that together cost ``portion`` at a time.

    What fits into one portion is done here, and so is everything without an executor. No more is handed out in advance
    than keeps the others busy: what is waiting takes memory.
    """
    portions = _portions(iter(items), portion, cost)
    first = list(islice(portions, 2 if executor else 0))
    if executor is None or len(first) < 2:
        for some in chain(first, portions):
            yield from work(some)
        return
    waiting: deque[Future[list[R]]] = deque()
    for some in chain(first, portions):
        waiting.append(executor.submit(work, some))
        if len(waiting) > 2 * available():
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _portions(items: Iterator[T], size: int, cost: Callable[[T], int]) -> Iterator[list[T]]:
    portion: list[T] = []
    total = 0
    for item in items:
        portion.append(item)
        total += cost(item)
        if total >= size:
            yield portion
            portion, total = [], 0
    if portion:
        yield portion
