"""security.txt: whom to tell of a weakness of the site (RFC 9116)."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from twinning.model.facts import Facts, Security
from twinning.plan.outputs import Function, Output

PATH = PurePosixPath(".well-known/security.txt")


def contact_outputs(facts: Facts) -> Iterator[Output]:
    """Only for a site with a host of its own: below a path, nobody looks for it."""
    if facts.url and facts.base == "/" and facts.security:
        yield Output(path=PATH, recipe=Function(security_txt), value=facts.security)


def security_txt(value: Security) -> bytes:
    return f"Contact: {value.contact}\nExpires: {value.expires.isoformat()}T23:59:59Z\n".encode()
