"""This site's facts and choices. Another town replaces these lines and the folder content/, and has its own site."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))  # `pelican content` does not look here by itself

from twinning.edges.defaults import *

SITENAME = "Kaiserslautern und seine Partnerstädte"
SITENAMES = {
    "en": "Kaiserslautern and its partner cities",
    "fr": "Kaiserslautern et ses villes jumelées",
    "pt-PT": "Kaiserslautern e as suas cidades geminadas",
    "bg": "Кайзерслаутерн и неговите побратимени градове",
    "ja": "カイザースラウテルンと姉妹都市",
    "sr-Latn": "Kajzerslautern i njegovi gradovi pobratimi",
    "bs": "Kaiserslautern i njegovi gradovi pobratimi",
    "hr": "Kaiserslautern i njegovi partnerski gradovi",
    "da": "Kaiserslautern og byens venskabsbyer",
    "de-simple": "Kaiserslautern und seine Partner-Städte",
}
TAGLINES = {
    "de": "Neues aus den Städtepartnerschaften: Reisen, Begegnungen, Feste.",
    "en": "News from the partnerships: trips, meetings, celebrations.",
    "fr": "L’actualité des jumelages\u00a0: voyages, rencontres, fêtes.",
    "pt-PT": "Notícias das geminações: viagens, encontros, festas.",
    "bg": "Новини от побратимените градове: пътувания, срещи, празници.",
    "ja": "姉妹都市交流のたより。旅行や出会い、催しの話題をお届けします。",
    "sr-Latn": "Vijesti iz gradova pobratima: putovanja, susreti, svečanosti.",
    "bs": "Vijesti iz gradova pobratima: putovanja, susreti, svečanosti.",
    "hr": "Vijesti iz partnerskih gradova: putovanja, susreti, svečanosti.",
    "da": "Nyt om venskabsbyerne: rejser, møder og fester.",
    "de-simple": "Neues aus den Partner-Städten: Reisen, Treffen, Feste.",
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
CALLING_CODE = "+49"  # of telephone numbers that begin with a zero

# The first language is the originals'; the others need a catalogue in theme/translations/.
DEFAULT_LANG = "de"
LANGUAGES = ("de", "en", "fr", "pt-PT", "bg", "ja", "sr-Latn", "bs", "hr", "da", "de-simple")

# What the folders of an address are called; the kinds of dates may have words, too. Addresses are promises: once
# published, these words stay.
SECTIONS = {
    "de": {
        "articles": "nachrichten",
        "cities": "staedte",
        "events": "termine",
        "topics": "themen",
        "past": "archiv",
        "search": "suche",
        "subscribe": "abonnieren",
        "trip": "reisen",
        "exchange": "austausch",
        "concert": "konzerte",
        "exhibition": "ausstellungen",
        "talk": "gespraeche",
        "festival": "feste",
        "ceremony": "feiern",
        "other": "begegnungen",
        "anniversaries": "jubilaeen",
    },
    "en": {
        "articles": "news",
        "cities": "cities",
        "events": "events",
        "topics": "topics",
        "past": "past",
        "search": "search",
        "subscribe": "subscribe",
        "trip": "trips",
        "exchange": "exchanges",
        "concert": "concerts",
        "exhibition": "exhibitions",
        "talk": "talks",
        "festival": "festivals",
        "ceremony": "ceremonies",
        "other": "encounters",
        "anniversaries": "anniversaries",
    },
    "fr": {
        "articles": "actualites",
        "cities": "villes",
        "events": "agenda",
        "topics": "themes",
        "past": "archives",
        "search": "recherche",
        "subscribe": "abonnements",
        "trip": "voyages",
        "exchange": "echanges",
        "concert": "concerts",
        "exhibition": "expositions",
        "talk": "conferences",
        "festival": "fetes",
        "ceremony": "ceremonies",
        "other": "rencontres",
        "anniversaries": "anniversaires",
    },
    "pt-PT": {
        "articles": "noticias",
        "cities": "cidades",
        "events": "agenda",
        "topics": "temas",
        "past": "arquivo",
        "search": "pesquisa",
        "subscribe": "subscrever",
        "trip": "viagens",
        "exchange": "intercambios",
        "concert": "concertos",
        "exhibition": "exposicoes",
        "talk": "palestras",
        "festival": "festas",
        "ceremony": "cerimonias",
        "other": "encontros",
        "anniversaries": "aniversarios",
    },
    "bg": {
        "articles": "novini",
        "cities": "gradove",
        "events": "sabitia",
        "topics": "temi",
        "past": "arhiv",
        "search": "tarsene",
        "subscribe": "abonament",
    },
    "ja": {
        "articles": "news",
        "cities": "cities",
        "events": "events",
        "topics": "topics",
        "past": "archive",
        "search": "search",
        "subscribe": "subscribe",
    },
    "sr-Latn": {
        "articles": "vijesti",
        "cities": "gradovi",
        "events": "dogadjaji",
        "topics": "teme",
        "past": "arhiva",
        "search": "pretraga",
        "subscribe": "pretplata",
    },
    "bs": {
        "articles": "vijesti",
        "cities": "gradovi",
        "events": "dogadjaji",
        "topics": "teme",
        "past": "arhiva",
        "search": "pretraga",
        "subscribe": "pretplata",
    },
    "hr": {
        "articles": "vijesti",
        "cities": "gradovi",
        "events": "dogadanja",
        "topics": "teme",
        "past": "arhiva",
        "search": "pretraga",
        "subscribe": "pretplata",
    },
    "da": {
        "articles": "nyheder",
        "cities": "venskabsbyer",
        "events": "arrangementer",
        "topics": "emner",
        "past": "arkiv",
        "search": "soeg",
        "subscribe": "abonner",
    },
    "de-simple": {
        "articles": "nachrichten",
        "cities": "staedte",
        "events": "termine",
        "topics": "themen",
        "past": "archiv",
        "search": "suche",
        "subscribe": "abonnieren",
    },
}

TOPICS = {
    "buergerreisen": {
        "de": "Bürgerreisen",
        "en": "Trips for residents",
        "fr": "Voyages de jumelage",
        "pt-PT": "Viagens de geminação",
        "bg": "Пътувания за граждани",
        "ja": "市民旅行",
        "sr-Latn": "Putovanja za građane",
        "bs": "Putovanja za građane",
        "hr": "Putovanja za građane",
        "da": "Borgerrejser",
        "de-simple": "Reisen für alle",
    },
    "jugend": {
        "de": "Jugend",
        "en": "Young people",
        "fr": "Jeunesse",
        "pt-PT": "Juventude",
        "bg": "Младежи",
        "ja": "青少年",
        "sr-Latn": "Mladi",
        "bs": "Mladi",
        "hr": "Mladi",
        "da": "Unge",
        "de-simple": "Junge Menschen",
    },
    "kultur": {
        "de": "Kultur",
        "en": "Culture",
        "fr": "Culture",
        "pt-PT": "Cultura",
        "bg": "Култура",
        "ja": "文化",
        "sr-Latn": "Kultura",
        "bs": "Kultura",
        "hr": "Kultura",
        "da": "Kultur",
        "de-simple": "Kultur",
    },
    "umwelt": {
        "de": "Umwelt",
        "en": "Environment",
        "fr": "Environnement",
        "pt-PT": "Ambiente",
        "bg": "Околна среда",
        "ja": "環境",
        "sr-Latn": "Životna sredina",
        "bs": "Okoliš",
        "hr": "Okoliš",
        "da": "Miljø",
        "de-simple": "Umwelt",
    },
    "gesellschaft": {
        "de": "Gesellschaft",
        "en": "Society",
        "fr": "Société",
        "pt-PT": "Sociedade",
        "bg": "Общество",
        "ja": "社会",
        "sr-Latn": "Društvo",
        "bs": "Društvo",
        "hr": "Društvo",
        "da": "Samfund",
        "de-simple": "Zusammenleben",
    },
    "gedenken": {
        "de": "Gedenken",
        "en": "Remembrance",
        "fr": "Mémoire",
        "pt-PT": "Memória",
        "bg": "Памет",
        "ja": "追悼",
        "sr-Latn": "Sjećanje",
        "bs": "Sjećanje",
        "hr": "Sjećanje",
        "da": "Erindring",
        "de-simple": "Erinnern",
    },
    "jubilaeum": {
        "de": "Jubiläum",
        "en": "Anniversaries",
        "fr": "Anniversaires",
        "pt-PT": "Aniversários",
        "bg": "Годишнини",
        "ja": "周年記念",
        "sr-Latn": "Jubileji",
        "bs": "Jubileji",
        "hr": "Obljetnice",
        "da": "Jubilæer",
        "de-simple": "Besondere Jahrestage",
    },
    "stadtfest": {
        "de": "Stadtfest",
        "en": "City festival",
        "fr": "Fête de la ville",
        "pt-PT": "Festa da cidade",
        "bg": "Градски празник",
        "ja": "市民まつり",
        "sr-Latn": "Gradski festival",
        "bs": "Gradski festival",
        "hr": "Gradski festival",
        "da": "Byfest",
        "de-simple": "Stadtfest",
    },
}
CHANNELS = ("facebook", "linkedin", "mastodon")
# Feeds name their entries by a domain and a year in which it was the city's. These stay, wherever the site moves:
# with other ones, every reader would be told all the news once more.
FEED_AUTHORITY = "kaiserslautern.de,2025"
