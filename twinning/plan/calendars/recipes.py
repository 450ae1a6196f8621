"""Calendars as iCalendar files."""

from twinning.plan.calendars.values import Calendar


def ics(calendar: Calendar) -> bytes:
    """The calendar as a file: UTF-8, lines folded at 75 octets and ended by CRLF (RFC 5545)."""
    # As slow to import as a hundred pages to render, and after an edit there is often no calendar to write.
    from twinning.plan.calendars.components import written

    return written(calendar)
