"""Round years of the partnerships as entries of a calendar."""

from collections.abc import Iterator
from datetime import UTC, date, timedelta

from twinning.model.dates import PartialDate, midnight
from twinning.plan.calendars.identities import uid
from twinning.plan.calendars.links import absolute
from twinning.plan.calendars.values import Entry
from twinning.plan.editions import Edition
from twinning.plan.formats import day
from twinning.plan.home import anniversaries
from twinning.plan.names import first_name
from twinning.plan.views import Anniversary


def anniversary_entries(edition: Edition, city: str = "") -> Iterator[Entry]:
    """The round years of this year and the next as whole days: of one city by its slug, or of all.

    Only a signing whose day is known has one. A calendar knows no month and no year as such, and a day made up for it
    would be read as the true one; those anniversaries stand on the pages alone.
    """
    for anniversary in anniversaries(edition):
        if anniversary.date.precision == "day" and city in ("", anniversary.city.slug):
            yield _entry(edition, anniversary)


def _entry(edition: Edition, anniversary: Anniversary) -> Entry:
    city, signed, facts = anniversary.city, anniversary.date.first_day, edition.site.facts
    name = first_name(edition.addresses, edition.site.cities[city.slug])
    start, href = day_in(anniversary.date, anniversary.year), absolute(edition, city.href)
    # Every number here is a round one, so that no language needs a second form.
    title = edition.say("%(years)s Jahre verbunden mit %(city)s") % {"years": anniversary.years, "city": city.name}
    since = edition.say("Besiegelt am %(day)s") % {"day": day(signed, edition.language)}
    return Entry(
        # No slug has a full stop in it, so that no event's UID is the same.
        uid=uid(f"{name}.{anniversary.year}", facts),
        sequence=0,
        revised=midnight(signed, facts.zone).astimezone(UTC),  # it has been certain ever since
        start=start,
        end=start + timedelta(days=1),
        title=title,
        description=f"{since}\n{href}".strip(),
        is_busy=False,
        categories=(edition.say("Jubiläen"),),
        href=href,
    )


def day_in(signed: PartialDate, year: int) -> date:
    """The day on which an anniversary is kept; the 29 February's is 1 March where the year has none."""
    try:
        return signed.first_day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
