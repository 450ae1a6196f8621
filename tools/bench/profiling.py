"""Where the time of a build goes: cProfile over the build of a fresh process, told by stage.

A profile slows small functions more than large ones: it says where to look, the rounds say how much it was.
"""

import cProfile
import io
import os
import pstats
import sys
from collections import defaultdict
from pathlib import Path

_STAGES = ("read", "model", "plan", "render", "edges")


def profiled(folder: Path) -> str:
    """The report of a build of the project in that folder, which is left with its caches as they are after it."""
    os.chdir(folder)
    sys.path.insert(0, str(folder))
    from twinning.edges import commands

    profile = cProfile.Profile()
    code = profile.runcall(commands.build, "pelicanconf.py")
    if code:
        raise SystemExit(code)
    return report(profile, folder)


def report(profile: cProfile.Profile, folder: Path) -> str:
    """Seconds by stage, then the functions that took most of them themselves, then with all that they call."""
    out = io.StringIO()
    stats = pstats.Stats(profile, stream=out)
    stages: defaultdict[str, float] = defaultdict(float)
    for (file, _, _), (_, _, own, _, _) in stats.stats.items():  # type: ignore[attr-defined]  # not in typeshed
        stages[_part(file, folder)] += own
    for name, seconds in sorted(stages.items(), key=lambda pair: -pair[1])[:25]:
        out.write(f"{seconds:8.2f} s  {name}\n")
    stats.sort_stats("tottime").print_stats(45)
    stats.sort_stats("cumulative").print_stats(70)
    return out.getvalue()


def _part(file: str, folder: Path) -> str:
    """A stage of ours, or the package that a function is of."""
    parts = Path(file).parts
    if "twinning" in parts:
        after = parts[len(parts) - parts[::-1].index("twinning") :]
        return f"twinning/{after[0]}" if after and after[0] in _STAGES else "twinning"
    if "site-packages" in parts:
        return parts[parts.index("site-packages") + 1]
    return "C and builtins" if file == "~" else "standard library"


if __name__ == "__main__":
    print(profiled(Path(sys.argv[1]).resolve()))
