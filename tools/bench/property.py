"""Warm equals clean, tried at full size: some changes by chance, a build with its caches, one without, and compare."""

from collections.abc import Callable
from random import Random

from tools.bench.changes import CHANGES
from tools.bench.comparing import compare
from tools.bench.contestants import Contestant, put_away
from tools.bench.rounds import clean_copy


def hold(ours: Contestant, steps: int, tell: Callable[[str], None], seed: int = 1) -> None:
    """Differs, with the changes that led there, as soon as one warm build is not the clean one."""
    random = Random(seed)
    ours.build()
    history: list[str] = []
    for step in range(1, steps + 1):
        names = random.choices(list(CHANGES), k=random.randint(1, 4))
        for name in names:
            CHANGES[name](ours.folder, random)
        history.append("+".join(names))
        usage = ours.build()
        clean = clean_copy(ours)
        clean.build()
        try:
            compare(ours.output, clean.output)
        except Exception as error:
            error.add_note(f"seed {seed}, after: {' | '.join(history)}")
            raise
        put_away(clean.folder, ours.folder)
        tell(f"property {step}/{steps}: {', '.join(names)}: {usage.cpu:.2f} CPU s, the same as clean")
