"""The measurements: each contestant in turn, round after round, so that what slows the machine slows them all."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from statistics import median

from tools.bench.comparing import compare
from tools.bench.contestants import Contestant, put_away
from tools.bench.measuring import Usage
from tools.bench.targets import Figure

Tell = Callable[[str], None]
_MB = 1_000_000


def cold(contestants: Mapping[str, Contestant], size: int, rounds: int, tell: Tell) -> Iterator[Figure]:
    """A first build, with no cache and no output."""
    yield from _ratios("cold build", _rounds(contestants, rounds, Contestant.forget, tell), size)


def cold_in_one_language(contestants: Mapping[str, Contestant], size: int, rounds: int, tell: Tell) -> Iterator[Figure]:
    """The same of sites that have no other edition: Pelican as it comes makes one, whatever it is given."""
    yield from _ratios("cold build in one language", _rounds(contestants, rounds, Contestant.forget, tell), size)


def nothing(ours: Contestant, size: int, rounds: int, tell: Tell) -> Iterator[Figure]:
    ours.build()
    usages = [_told(ours, ours.build(), tell) for _ in range(rounds)]
    yield _seconds("nothing changed", size, usages)


def edits(contestants: Mapping[str, Contestant], size: int, rounds: int, tell: Tell, *, of: str) -> Iterator[Figure]:
    """A complete build after one edit, warm; at the end ours is compared with a clean one. ``of`` is a key of EDITS."""
    name, edit = EDITS[of]
    count = iter(range(1, 1_000_000))
    for each in contestants.values():
        each.build()
    usages = _rounds(contestants, rounds, lambda each: edit(each, next(count)), tell)
    _compare_with_clean(contestants["ours"], tell)
    yield from _ratios(name, usages, size)


EDITS: Mapping[str, tuple[str, Callable[[Contestant, int], None]]] = {
    "edit": ("one text edited", Contestant.edit_text),
    "headline": ("headline on every page", Contestant.edit_headline),
    "newest": ("newest article renamed", Contestant.edit_newest),
}


def pictures(ours: Contestant, size: int, tell: Tell) -> Iterator[Figure]:
    """A site with photographs and with the pictures that networks show, built anew and then with nothing changed."""
    for row, before in (("with pictures: cold build", ours.forget), ("with pictures: nothing changed", _wait)):
        before()
        yield _seconds(row, size, [_told(ours, ours.build(), tell)])


def searched(ours: Contestant, size: int, tell: Tell) -> Iterator[Figure]:
    """A site with a search and with files compressed beforehand: what of it is new is made with the rest."""
    steps = (("cold build", ours.forget), ("nothing changed", _wait), ("one text edited", lambda: ours.edit_text(1)))
    for step, before in steps:
        before()
        yield _seconds(f"with search: {step}", size, [_told(ours, ours.build(), tell)])
    _compare_with_clean(ours, tell)


def _wait() -> None:
    """Nothing has to be done before."""


def memory(ours: Contestant, size: int, tell: Tell) -> Iterator[Figure]:
    """At a first build, which needs the most."""
    ours.forget()
    usage = _told(ours, ours.build(with_memory=True), tell)
    yield Figure(row="memory of a build", size=size, value=usage.memory / _MB, unit="MB")


def _rounds(
    contestants: Mapping[str, Contestant], rounds: int, before: Callable[[Contestant], None], tell: Tell
) -> dict[str, list[Usage]]:
    usages: dict[str, list[Usage]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, contestant in contestants.items():
            before(contestant)
            usages[name].append(_told(contestant, contestant.build(), tell))
    return usages


def _ratios(row: str, usages: Mapping[str, list[Usage]], size: int) -> Iterator[Figure]:
    """The CPU seconds of each, and ours against each other's of the same round."""
    for name, each in usages.items():
        yield _seconds(row, size, each, name)
        if name != "ours":
            pairs = [our.cpu / their.cpu for our, their in zip(usages["ours"], each, strict=True)]
            yield Figure(
                row=f"{row}, against {name}",
                size=size,
                value=median(pairs),
                unit="x",
                detail=f"{min(pairs):.3f} to {max(pairs):.3f}",
            )


def _seconds(row: str, size: int, usages: list[Usage], who: str = "ours") -> Figure:
    wall = median(usage.wall for usage in usages)
    cpu = [usage.cpu for usage in usages]
    detail = f"{min(cpu):.2f} to {max(cpu):.2f}, {wall:.2f} s by the clock"
    return Figure(row=row, size=size, value=median(cpu), unit="s", detail=detail, who=who)


def clean_copy(ours: Contestant) -> Contestant:
    """The same texts and code in a fresh folder, without anything that a build has left."""
    fresh = ours.folder.with_name(f"{ours.folder.name}-clean")
    made = {each.name for each in (ours.output, *ours.caches)}
    shutil.copytree(ours.folder, fresh, ignore=lambda folder, names: made if folder == str(ours.folder) else ())
    return replace(ours, folder=fresh, output=fresh / ours.output.name, caches=())


def _compare_with_clean(ours: Contestant, tell: Tell) -> None:
    """Build the same texts anew; Differs where the bytes do."""
    clean = clean_copy(ours)
    _told(clean, clean.build(), tell, "clean, to compare")
    compare(ours.output, clean.output)
    put_away(clean.folder, ours.folder)


def _told(contestant: Contestant, usage: Usage, tell: Tell, what: str = "") -> Usage:
    memory = f", {usage.memory / _MB:.0f} MB" if usage.memory else ""
    tell(f"{contestant.name}{f' ({what})' if what else ''}: {usage.cpu:.2f} CPU s, {usage.wall:.2f} s{memory}")
    return usage
