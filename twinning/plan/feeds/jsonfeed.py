"""A feed as JSON Feed 1.1 (jsonfeed.org)."""

import json
from functools import lru_cache
from typing import Any

from twinning.plan.feeds.values import Entry, Feed, Image

ENDING = ".json"
_VERSION = "https://jsonfeed.org/version/1.1"


def jsonfeed(feed: Feed) -> bytes:
    """The document; ``next_url`` leads back through the archives."""
    document = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": feed.href,
        "feed_url": feed.address + ENDING,
        "description": feed.subtitle,
        "next_url": feed.older and feed.older + ENDING,
        "authors": [{"name": feed.author}],
        "language": feed.lang,
    }
    # An item on a line: Python writes what is set in ten times as slowly.
    items = ",\n".join(map(_item, feed.entries))
    return f'{_written(_filled(document))[:-1]}, "items": [\n{items}\n]}}\n'.encode()


def _written(members: dict[str, Any]) -> str:
    return json.dumps(members, ensure_ascii=False)


@lru_cache(maxsize=1024)
def _item(entry: Entry) -> str:
    """The same in each of the feeds that tell it, which are written one after the other."""
    return _written(_told(entry))


def _told(entry: Entry) -> dict[str, Any]:
    # An item has to have content: where there is no more to say, the summary is it.
    content = {"summary": entry.summary, "content_html": entry.content} if entry.content else {}
    return _filled(
        {
            "id": entry.id,
            "url": entry.href,
            "title": entry.title,
            **(content or {"content_text": entry.summary}),
            "image": entry.image and entry.image.href,
            "date_published": entry.published.isoformat(),
            "date_modified": entry.updated.isoformat(),
            "authors": [{"name": entry.author}] if entry.author else [],
            "tags": [tag.label for tag in entry.tags],
            "language": entry.lang,
            "attachments": [_attachment(entry.image)] if entry.image else [],
        }
    )


def _attachment(image: Image) -> dict[str, Any]:
    # What the format has no word for goes into an object of one's own, whose name begins with an underscore.
    own = {"_picture": {"credit": image.credit}}
    return _filled({"url": image.href, "mime_type": image.type, "title": image.alt, **own})


def _filled(members: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value}
