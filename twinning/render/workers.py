"""Work for many hands: shared out in portions to whoever executes, and given back in order."""

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager, nullcontext
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
        return _submitted(self._pool, fn, *args, **kwargs)

    @contextmanager
    def heirs(self, work: Callable[[T], R], portions: Sequence[T]) -> "Iterator[Callable[[int], Future[R]] | None]":
        """Who does the work on the portion of a number: processes forked with all of them in memory, for what a process
        has since it was forked has not to be sent to it, nor does it have to be such as can be sent.

        None where nobody can be forked. At the end of the block nobody works any more.
        """
        if self._pool is not None or self._best_method() != "fork":
            yield None
            return
        pool = self._begin(work, portions)
        try:
            yield lambda number: _submitted(pool, _inherited, number)
        finally:
            _end(pool, cancel_futures=True)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if self._pool is not None:
            _end(self._pool, wait, cancel_futures=cancel_futures)
            self._pool = None

    def _begin(self, *inheritance: Any) -> "ProcessPoolExecutor":
        # Most builds have too little to do for more than one.
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        method = self._best_method()
        if method == "fork":
            # What is there already is not looked at again by the children, so that they share its memory.
            gc.freeze()
        context = multiprocessing.get_context(method)
        return ProcessPoolExecutor(self._count, context, initializer=_belong, initargs=inheritance)

    def _best_method(self) -> str:
        import multiprocessing

        can_fork = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
        is_alone = threading.active_count() == 1
        return self._method or ("fork" if can_fork and is_alone else "spawn")

    def __exit__(self, *raised: object) -> None:
        """What is waiting is not begun any more where something went wrong."""
        self.shutdown(cancel_futures=raised[0] is not None)


def _submitted(pool: "ProcessPoolExecutor", fn: Callable[..., R], /, *args: Any, **kwargs: Any) -> "Future[R]":
    with _undisturbed():
        return pool.submit(fn, *args, **kwargs)


def _end(pool: "ProcessPoolExecutor", wait: bool = True, *, cancel_futures: bool) -> None:
    # Left in the middle, the pool's thread would still be closing what Python closes again at its own end.
    with _undisturbed():
        pool.shutdown(wait, cancel_futures=cancel_futures)


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


_inheritance: Any = None  # of a worker: the work that it was forked for, and all the portions


def _inherited(number: int) -> Any:
    work, portions = _inheritance
    return work(portions[number])


def _belong(*inheritance: Any) -> None:
    """As a worker, leave it to the parent when to stop; and do not outlive it, however it ends."""
    global _inheritance  # noqa: PLW0603 - a process is forked for one thing, and has it from the beginning
    _inheritance = inheritance
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
    work: Callable[[list[Any]], list[R]],
    portions: Sequence[list[T]],
    before: Callable[[list[T]], list[Any]] = list,
    after: Callable[[list[R]], list[Any]] = list,
) -> Iterator[Any]:
    """The results for all items, in their order: ``work`` is given a portion of them at a time.

    It can be done anywhere; what comes ``before`` and ``after`` it only by this process or one that is forked from it:
    to make of items such as can be sent, and to keep what came of them. One portion is done here, and so is everything
    without an executor. No more is handed out in advance than keeps the others busy: what is waiting takes memory.
    """

    def whole(some: list[T]) -> list[Any]:
        return after(work(some))

    if executor is None or len(portions) < 2:
        for some in portions:
            yield from whole(some)
        return
    with executor.heirs(whole, portions) if isinstance(executor, Workers) else nullcontext() as begin:
        if begin:
            yield from _in_order(begin, len(portions))
            return
    yield from _in_order(lambda number: executor.submit(work, before(portions[number])), len(portions), after)


def _in_order(
    begin: Callable[[int], Future[list[R]]], count: int, after: Callable[[list[R]], list[Any]] = list
) -> Iterator[Any]:
    waiting: deque[Future[list[R]]] = deque()
    for number in range(count):
        waiting.append(begin(number))
        if len(waiting) > 2 * available():
            yield from after(waiting.popleft().result())
    while waiting:
        yield from after(waiting.popleft().result())


def in_portions(
    items: Iterable[T], size: int, cost: Callable[[T], int] = lambda _: 1, batch: Callable[[T], str] = lambda _: ""
) -> list[list[T]]:
    """Items that together cost ``size``, or more where neighbours are of one batch."""
    portions: list[list[T]] = []
    total, last = size, ""
    for item in items:
        name = batch(item)
        if total >= size and not (name and name == last):
            portions.append([])
            total = 0
        portions[-1].append(item)
        total, last = total + cost(item), name
    return portions
