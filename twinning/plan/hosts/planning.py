"""The file of rules of the web server that the site is for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from twinning.model.facts import Facts
from twinning.plan.hosts.apache import htaccess
from twinning.plan.hosts.nginx import NAME, nginx
from twinning.plan.hosts.rules import Rules, rules_of
from twinning.plan.outputs import Function, Output

# By what WEB_SERVER calls it.
SERVERS: Mapping[str, tuple[PurePosixPath, Callable[[Rules], bytes]]] = {
    "apache": (PurePosixPath(".htaccess"), htaccess),
    "nginx": (PurePosixPath(NAME), nginx),
}


def host_outputs(facts: Facts, outputs: Iterable[Output]) -> Iterator[Output]:
    """Only with SITEURL: who has moved has to be told a whole address."""
    if facts.url and facts.web_server:
        path, recipe = SERVERS[facts.web_server]
        yield Output(path=path, recipe=Function(recipe), value=rules_of(facts, outputs))
