"""What the indexes of all editions share."""

import json

ENTRY = "pagefind-entry.json"


def entry(editions: tuple[str, ...]) -> bytes:
    """What Pagefind's script reads first, of all editions; given what Pagefind wrote for each alone."""
    told = [json.loads(each) for each in editions]
    languages = {tag: index for each in told for tag, index in each["languages"].items()}
    # Pagefind writes the languages in another order each time.
    return json.dumps({**told[0], "languages": languages}, sort_keys=True).encode()
