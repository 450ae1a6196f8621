"""The moment that a site is made for: the one place where the time is asked."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from twinning.model.dates import midnight, parse_moment


def now_of(settings: Mapping[str, Any], zone: ZoneInfo) -> datetime:
    """NOW in the settings (a local date or date-time), or this very one; DateError where NOW is no date."""
    text = settings.get("NOW")
    if not text:
        return datetime.now(UTC)
    moment: date = parse_moment(str(text))
    return moment.replace(tzinfo=zone) if isinstance(moment, datetime) else midnight(moment, zone)
