"""A site small enough to be held in the head, with one of everything; its theme is the project's."""

from pathlib import Path

import twinning
from twinning.edges.defaults import *

SITENAME = "Musterstadt und seine Partnerstädte"
TAGLINES = {"de": "Neues aus den Partnerschaften."}
SITEURL = ""
ORGANISATION = "Stadt Musterstadt"
HOME_CITY = {"names": {"de": "Musterstadt"}, "country": "DE", "coordinates": (49.443, 7.772)}

PATH = "content"
THEME = str(Path(twinning.__file__).parents[1] / "theme")
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
TIMEZONE = "Europe/Berlin"
# The course can still be read of, and the sculpture is still a secret.
NOW = "2025-10-01 12:00"

DEFAULT_LANG = "de"
LANGUAGES = ("de", "en", "fr")
SECTIONS = {
    "de": {
        "articles": "nachrichten",
        "cities": "staedte",
        "events": "termine",
        "topics": "themen",
        "past": "damals",
        "search": "suche",
        "subscribe": "abonnieren",
    },
    "en": {
        "articles": "news",
        "cities": "cities",
        "events": "events",
        "topics": "topics",
        "past": "past",
        "search": "search",
        "subscribe": "subscribe",
    },
    "fr": {
        "articles": "actualites",
        "cities": "villes",
        "events": "agenda",
        "topics": "themes",
        "past": "archives",
        "search": "recherche",
        "subscribe": "abonnements",
    },
}
TOPICS = {
    "reisen": {"de": "Reisen", "en": "Trips", "fr": "Voyages"},
    "kultur": {"de": "Kultur", "en": "Culture", "fr": "Culture"},
}
CHANNELS = ("mastodon", "facebook")
FEED_AUTHORITY = "musterstadt.example,2025"
CALLING_CODE = "+49"
