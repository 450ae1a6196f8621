"""What the engine asks of Pelican, whatever the site: ``from twinning.edges.defaults import *`` in pelicanconf.py."""

PLUGINS = ["twinning"]
PELICAN_CLASS = "twinning.TwinningPelican"

# Pelican's own generators find nothing and write nothing: its automatic pages are off, the plan has ours.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None

# A page /stil/ with every part of the theme in every state, for whoever works on it; publishconf.py leaves it out.
STYLE_PAGE = True

# No system locale anywhere: a machine without de_DE writes the same bytes.
LOCALE = ["C"]

MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.abbr": {},
        "markdown.extensions.attr_list": {},
        "markdown.extensions.def_list": {},
        "markdown.extensions.footnotes": {},
        "markdown.extensions.sane_lists": {},
        "markdown.extensions.tables": {},
        "markdown.extensions.toc": {},
    },
    "output_format": "html5",
}
