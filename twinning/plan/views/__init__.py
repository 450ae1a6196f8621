"""What the templates see: one frozen class a kind of page, and the parts they share.

Everything is ready to show: texts are typeset, addresses are root-relative, HTML is safe (``Html``). ``lang`` on a part
is the language of its texts where it is not the page's, "" otherwise; templates put it on the element and mark it.
Dates are dates; the templates' filters write them in the page's language.
"""

from twinning.plan.views.pages import (
    ArticlePage,
    CitiesPage,
    CityPage,
    ErrorPage,
    EventPage,
    EventsPage,
    HomePage,
    MonthPage,
    StandardPage,
    TopicPage,
    YearPage,
)
from twinning.plan.views.parts import (
    Anniversary,
    ArticleTeaser,
    CityTag,
    CityTeaser,
    Contact,
    EventTeaser,
    Html,
    MonthGroup,
    Notice,
    Picture,
    Population,
    Registration,
    Signing,
    TimelineEntry,
)
from twinning.plan.views.shell import Alternate, Head, LanguageLink, Link, Shell

__all__ = [
    "Alternate",
    "Anniversary",
    "ArticlePage",
    "ArticleTeaser",
    "CitiesPage",
    "CityPage",
    "CityTag",
    "CityTeaser",
    "Contact",
    "ErrorPage",
    "EventPage",
    "EventTeaser",
    "EventsPage",
    "Head",
    "HomePage",
    "Html",
    "LanguageLink",
    "Link",
    "MonthGroup",
    "MonthPage",
    "Notice",
    "Picture",
    "Population",
    "Registration",
    "Shell",
    "Signing",
    "StandardPage",
    "TimelineEntry",
    "TopicPage",
    "YearPage",
]
