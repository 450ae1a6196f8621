"""Promises of the workers: whoever does the work, and wherever, the bytes are the same; and nobody is left behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest

from tests.corpora import corpus
from tests.edges.test_builds import append, done, tree
from tests.samples import settings_of
from twinning.edges.builds import Build
from twinning.edges.disk import sources_in
from twinning.edges.readings import Readings
from twinning.edges.stages import facts_at
from twinning.render.manifests import Built
from twinning.render.workers import Workers, in_portions, shared_out

Tree = dict[str, bytes]
_ARTICLES = 60
# As `invoke build`, of whichever project.
_BUILD = "import sys; from twinning.edges.commands import build; sys.exit(build(sys.argv[1]))"


def dask(stack: ExitStack) -> Executor:
    """A cluster of two processes that know nothing of this one."""
    from distributed import Client, LocalCluster

    cluster = stack.enter_context(
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None)
    )
    client = stack.enter_context(Client(cluster))
    executor: Executor = stack.enter_context(client.get_executor())
    return executor


def entered(make: Callable[[], AbstractContextManager[Executor]]) -> Callable[[ExitStack], Executor]:
    return lambda stack: stack.enter_context(make())


EXECUTORS: dict[str, Callable[[ExitStack], Executor]] = {
    "fork": entered(lambda: Workers(2, "fork")),
    "spawn": entered(lambda: Workers(2, "spawn")),
    "threads": entered(lambda: ThreadPoolExecutor(4)),
    "dask": dask,
}


class Counting(Executor):
    """Hands on, and counts."""

    def __init__(self, executor: Executor) -> None:
        self.executor, self.count = executor, 0

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        self.count += 1
        return self.executor.submit(fn, *args, **kwargs)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus(tmp_path_factory.mktemp("workers") / "site", _ARTICLES)


@pytest.fixture(scope="module")
def alone(root: Path) -> Tree:
    """The site as one process makes it."""
    done(root)
    return tree(root / "output")


needs_fork = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="nobody is forked there")


@needs_fork
@pytest.mark.parametrize("name", EXECUTORS)
def test_whoever_executes_makes_the_same(root: Path, alone: Tree, tmp_path: Path, name: str) -> None:
    """Texts are read and outputs rendered in other processes, in threads or on a cluster: the same bytes."""
    with ExitStack() as stack:
        executor = Counting(EXECUTORS[name](stack))
        overrides = {"OUTPUT_PATH": str(tmp_path / "output"), "CACHE_PATH": str(tmp_path / "cache")}
        build = Build(settings_of(root, **overrides), executor)
        built = build.execute(build.prepare(), lambda *_: None)
    assert built == Built(made=len(alone), kept=0)
    assert executor.count > 4, "nobody else has worked"
    assert tree(tmp_path / "output") == alone


@needs_fork
def test_heirs_make_the_same(root: Path, alone: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As every build: processes forked with the plan in them, that make values, render them and write the files."""
    portions: list[int] = []
    inherited = Workers.heirs

    def counted(self, work, all_of_them):  # type: ignore[no-untyped-def]
        portions.append(len(all_of_them))
        return inherited(self, work, all_of_them)

    monkeypatch.setattr(Workers, "heirs", counted)
    with Workers(2, "fork") as workers:
        overrides = {"OUTPUT_PATH": str(tmp_path / "output"), "CACHE_PATH": str(tmp_path / "cache")}
        build = Build(settings_of(root, **overrides), workers)
        built = build.execute(build.prepare(), lambda *_: None)
    assert built == Built(made=len(alone), kept=0)
    assert len(portions) == 2, "texts are read, and outputs made"
    assert tree(tmp_path / "output") == alone


def test_threads_do_not_disturb_each_other(root: Path, tmp_path: Path, hasty: None) -> None:
    """What is made for one text by one thread is not mixed with what another one reads."""
    del hasty
    facts, sources = facts_at(settings_of(root))[0], sources_in(root / "content")
    told = Readings.of(settings_of(root, CACHE_PATH=str(tmp_path / "alone")), facts).documents(sources)
    for number in range(3):
        settings = settings_of(root, CACHE_PATH=str(tmp_path / f"{number}"))
        with ThreadPoolExecutor(8) as executor:
            assert Readings.of(settings, facts, executor).documents(sources) == told


@pytest.fixture
def hasty() -> Iterator[None]:
    """Threads that give way to each other after every few steps."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_results_come_in_order_and_few_are_waiting() -> None:
    """What is handed out in advance is bounded, whatever there is to do."""
    taken: list[int] = []

    def sent(numbers: list[int]) -> list[int]:
        taken.extend(numbers)
        return numbers

    with ThreadPoolExecutor(2) as executor:
        results = shared_out(executor, _doubled, in_portions(range(1000), 10), sent)
        assert next(results) == 0
        assert len(taken) < 200
        assert list(results) == [2 * number for number in range(1000)][1:]


@needs_fork
def test_heirs_do_all_of_it_where_it_cannot_be_sent() -> None:
    """A forked process has what it works on, and what comes before and after: nothing of that has to be pickled."""
    here, own = os.getpid(), threading.Lock()

    def after(numbers: list[int]) -> list[tuple[int, bool]]:
        with own:
            return [(number, os.getpid() == here) for number in numbers]

    with Workers(2, "fork") as workers:
        for _ in range(2):  # each time others, forked with what is there by then
            results = shared_out(workers, _doubled, in_portions(range(100), 10), after=after)
            assert list(results) == [(2 * number, False) for number in range(100)]
        assert not multiprocessing.active_children()


@needs_fork
def test_no_heir_works_on_when_somebody_has_given_up() -> None:
    """Whoever makes the same folder again is not disturbed by those who made it before."""
    with Workers(2, "fork") as workers:
        results = shared_out(workers, _divided, in_portions(range(100), 1))
        with pytest.raises(ZeroDivisionError):
            list(results)
        assert not multiprocessing.active_children()


def test_neighbours_of_a_batch_stay_together() -> None:
    """However much they cost; what is in no batch is parted by what it costs."""
    words = ["a1", "b1", "b2", "b3", "c1", "-", "-", "-"]
    portions = in_portions(words, 2, batch=lambda word: word[0].strip("-"))
    assert portions == [["a1", "b1", "b2", "b3"], ["c1", "-"], ["-", "-"]]


def test_a_mistake_elsewhere_is_told_here() -> None:
    """What goes wrong in a worker goes wrong in the build, and nobody waits for the rest."""
    with pytest.raises(ZeroDivisionError), Workers(2) as workers:
        list(shared_out(workers, _divided, in_portions(range(100), 1)))


def _doubled(numbers: list[int]) -> list[int]:
    return [2 * number for number in numbers]


def _divided(numbers: list[int]) -> list[float]:
    return [1 / (5 - number) for number in numbers]


def test_ctrl_c_waits_for_the_workers_to_be_sent_home() -> None:
    """Otherwise Python's own end would meet the pool's in the middle of its."""
    main = threading.main_thread().ident
    assert main
    with pytest.raises(KeyboardInterrupt):  # noqa: SIM117, PT012 - it comes at the end of the inner block
        with Workers(2) as workers:
            working = [workers.submit(time.sleep, 0.6) for _ in range(2)]
            begun = {*multiprocessing.active_children()}
            threading.Timer(0.2, signal.pthread_kill, (main, signal.SIGINT)).start()
    assert len(begun) == 2
    assert not any(each.is_alive() for each in begun)
    assert all(each.done() for each in working)


def running(root: Path) -> subprocess.Popen[str]:
    """A build with workers, in a session of its own, that has begun to work."""
    here = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", _BUILD, str(root / "pelicanconf.py")],
        env={**os.environ, "PYTHONPATH": str(here), "PYTHONUTF8": "1"},
        cwd=root,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    patience = time.monotonic() + 60
    while len(members(process.pid)) < 2:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < patience
        time.sleep(0.01)
    return process


def members(session: int) -> list[int]:
    """The processes of a session that are alive, from /proc."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text("ascii", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(folder.name))
    return found


def all_end(session: int) -> bool:
    patience = time.monotonic() + 20
    while members(session) and time.monotonic() < patience:
        time.sleep(0.05)
    return not members(session)


@pytest.fixture
def fresh(root: Path, alone: Tree) -> Path:
    """A site with everything to be made again, and the old one standing."""
    for path in sorted((root / "content" / "articles").rglob("index.md")):
        append(path, "Noch ein Satz.")
    for path in (root / ".cache").glob("*.*"):
        path.unlink()
    return root


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks Linux for the processes")


@needs_proc
def test_nobody_outlives_a_build_that_is_killed(fresh: Path) -> None:
    """After kill -9 the old site stands, and no worker is left to wait for ever."""
    before = tree(fresh / "output")
    process = running(fresh)
    process.kill()
    process.communicate()
    assert all_end(process.pid)
    assert tree(fresh / "output") == before
    done(fresh)


@needs_proc
@pytest.mark.parametrize("delay", [0, 0.01, 0.2, 0.6])
def test_a_build_is_given_up_quietly(fresh: Path, delay: float) -> None:
    """Ctrl-C, which every process of a terminal gets: one line in German, code 130, and the old site."""
    before = tree(fresh / "output")
    process = running(fresh)
    time.sleep(delay)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert errors.strip() == "Abgebrochen."
    assert all_end(process.pid)
    assert tree(fresh / "output") == before
