"""This site's facts and choices. Another town replaces these lines and the folder content/, and has its own site."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))  # `pelican content` does not look here by itself

from twinning.edges.defaults import *

SITENAME = "Kaiserslautern und seine Partnerstädte"
SITENAMES = {
    "en": "Kaiserslautern and its twin towns",
    "fr": "Kaiserslautern et ses villes jumelées",
}
TAGLINES = {
    "de": "Neues aus den Städtepartnerschaften: Reisen, Begegnungen, Feste.",
    "en": "News of the partnerships: trips, encounters, festivals.",
    "fr": "L’actualité des jumelages : voyages, rencontres, fêtes.",
}
SITEURL = ""
ORGANISATION = "Stadt Kaiserslautern, Büro für Städtepartnerschaften"
HOME_CITY = {
    "names": {
        "de": "Kaiserslautern",
        "bg": "Кайзерслаутерн",
        "ja": "カイザースラウテルン",
        "sr-Latn": "Kajzerslautern",
    },
    "country": "DE",
    "coordinates": (49.443, 7.772),
}

PATH = "content"
THEME = "theme"
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
TIMEZONE = "Europe/Berlin"

# The first language is the originals'; the others need a catalogue in theme/translations/.
DEFAULT_LANG = "de"
LANGUAGES = ("de", "en", "fr", "pt-PT", "bg", "ja", "sr-Latn", "bs", "hr", "da", "de-simple")

# What the folders of an address are called. Addresses are promises: once published, these words stay.
SECTIONS = {
    "de": {"articles": "nachrichten", "cities": "staedte", "events": "termine", "topics": "themen", "past": "archiv"},
    "en": {"articles": "news", "cities": "cities", "events": "events", "topics": "topics", "past": "past"},
    "fr": {"articles": "actualites", "cities": "villes", "events": "agenda", "topics": "themes", "past": "archives"},
}

TOPICS = {
    "buergerreisen": {"de": "Bürgerreisen", "en": "Citizens’ trips", "fr": "Voyages citoyens"},
    "jugend": {"de": "Jugend", "en": "Young people", "fr": "Jeunesse"},
    "kultur": {"de": "Kultur", "en": "Culture", "fr": "Culture"},
    "umwelt": {"de": "Umwelt", "en": "Environment", "fr": "Environnement"},
    "gesellschaft": {"de": "Gesellschaft", "en": "Society", "fr": "Société"},
    "gedenken": {"de": "Gedenken", "en": "Remembrance", "fr": "Mémoire"},
    "jubilaeum": {"de": "Jubiläum", "en": "Anniversaries", "fr": "Anniversaires"},
    "stadtfest": {"de": "Stadtfest", "en": "Town festival", "fr": "Fête de la ville"},
}
CHANNELS = ("facebook", "linkedin", "mastodon")
