"""What makes an entry the same entry for every reader, for ever: ``tag:`` URIs (RFC 4151).

They are minted by the authority that the settings name, not by the host, and for the name a piece was first published
under: a change of title, date, slug or host leaves them as they are, and nobody is told the same news twice.
"""

from twinning.model.dates import PartialDate
from twinning.model.facts import Facts


def identity(facts: Facts, *parts: str) -> str:
    return f"tag:{facts.feed_authority}:{'/'.join(parts)}"


def since(facts: Facts) -> PartialDate:
    """The day from which the authority mints: no feed is older."""
    return PartialDate.parse(facts.feed_authority.rpartition(",")[2])
