"""state.json: the last change that time alone has made to the site, so that one left unbuilt can be told from afar."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from twinning.model.site import Site
from twinning.plan.outputs import Function, Output

PATH = PurePosixPath("state.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the site tells of itself: never when it was built, for then no two builds would be alike, and only a moment
    that has passed, for a later one would tell of an embargo."""

    last_change: datetime


def state_outputs(site: Site) -> Iterator[Output]:
    """For whoever watches the site where readers find it; nobody asks after one without an address."""
    if site.facts.url:
        yield Output(path=PATH, recipe=Function(state), value=State(last_change=site.last_change))


def state(value: State) -> bytes:
    return (json.dumps({"last_change": value.last_change.isoformat()}) + "\n").encode()


def last_change(data: bytes) -> datetime:
    """What ``state`` wrote; a ValueError where it is something else."""
    try:
        moment = datetime.fromisoformat(json.loads(data)["last_change"])
    except (KeyError, TypeError, ValueError):
        raise ValueError(repr(data)) from None
    if moment.tzinfo is None:
        raise ValueError(repr(data))
    return moment
