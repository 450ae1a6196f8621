"""The clock of one build: it is passed in, asked, and knows when its answers will change."""

from datetime import date, datetime, timedelta, tzinfo

from twinning.model.dates import PartialDate, midnight


class Clock:
    """One fixed moment, in the site's time zone.

    Whatever depends on the time asks ``reached`` (or a method built on it). So the moments of the last change and of
    the next need no list of their own: they are the latest moment that was asked for and has come, and the earliest
    that has not. Between the two every answer stays, so each is the same whenever in between it is asked for.
    """

    def __init__(self, now: datetime, zone: tzinfo) -> None:
        self.now = now.astimezone(zone)
        self.zone = zone
        self.last_change: datetime | None = None
        self.next_change: datetime | None = None

    def reached(self, moment: date) -> bool:
        """Whether the moment has come; a date comes at its midnight here."""
        at = moment if isinstance(moment, datetime) else midnight(moment, self.zone)
        if at <= self.now:
            if self.last_change is None or at > self.last_change:
                self.last_change = at.astimezone(self.zone)
            return True
        if self.next_change is None or at < self.next_change:
            self.next_change = at.astimezone(self.zone)
        return False

    def today(self) -> date:
        """The day here; asking for it makes its own midnight a change, and the coming one."""
        day = self.now.date()
        self.reached(day)
        self.reached(day + timedelta(days=1))
        return day

    def year(self) -> int:
        """The year here; asking for it makes its turn a change, and the next one's."""
        self.reached(date(self.now.year, 1, 1))
        self.reached(date(self.now.year + 1, 1, 1))
        return self.now.year

    def years_since(self, start: PartialDate) -> int:
        """Whole years since then; where only the year is known, the year counts as a whole."""
        years = self.now.year - start.year
        if start.precision == "year":
            return self.year() - start.year
        this_year = _anniversary(start, self.now.year)
        if not self.reached(this_year):
            self.reached(_anniversary(start, self.now.year - 1))
            return years - 1
        self.reached(_anniversary(start, self.now.year + 1))
        return years


def _anniversary(start: PartialDate, year: int) -> date:
    day = start.first_day
    return date(year, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=year)
