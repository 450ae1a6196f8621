"""What a page may load, run and send: a Content-Security-Policy that stands in the page, and so holds on any host.

Who may frame a page, only a host can say: docs/operation.md.
"""

from collections.abc import Mapping

# All is forbidden that is not named. Pages may be connected with their own site even where no script does so: auditors
# ask for robots.txt in a page's name. The last ones are named to be allowed by those that need them.
_EVERY_PAGE = {
    "default-src": "'none'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self'",
    "media-src": "'self'",
    "base-uri": "'none'",
    "connect-src": "'self'",
    "script-src": "'none'",
    "form-action": "'none'",
}
_SCRIPT = {"script-src": "'self'"}
_SEARCH = {"script-src": "'self' 'wasm-unsafe-eval'", "form-action": "'self'"}


def policy(*, runs_script: bool = False, searches: bool = False) -> str:
    """The policy of a page, with what it needs beside text, style, fonts and pictures of its own site."""
    return _written(_EVERY_PAGE | (_SEARCH if searches else _SCRIPT if runs_script else {}))


def _written(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())
