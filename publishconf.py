"""What differs in production: the address under which readers find the site."""

import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))  # `pelican -s publishconf.py` does not look here by itself

from pelicanconf import *

# The address is the host's business, not the repository's: SITEURL=https://partnerstaedte.example invoke publish
SITEURL = os.environ.get("SITEURL", "")
# Nobody outside has to see how the theme is made.
STYLE_PAGE = False
# For web servers that send what was compressed beforehand (nginx, Caddy); for others a few files too many.
COMPRESSED = True
# The rules for it are made with the site: "apache" (.htaccess), "nginx" (nginx.conf), or "" for none.
WEB_SERVER = "apache"
