"""What a page may load, run and send: a Content-Security-Policy that stands in the page, and so holds on any host.

Who may frame a page, only a host can say: docs/operation.md.
"""

from collections.abc import Mapping

# All is forbidden that is not named. The last ones fall back to nothing, and are named because a page may allow them.
_EVERY_PAGE = {
    "default-src": "'none'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self'",
    "base-uri": "'none'",
    "script-src": "'none'",
    "connect-src": "'none'",
    "form-action": "'none'",
}
_SCRIPT = {"script-src": "'self'"}
_SEARCH = {"script-src": "'self' 'wasm-unsafe-eval'", "connect-src": "'self'", "form-action": "'self'"}


def policy(*, runs_script: bool = False, searches: bool = False) -> str:
    """The policy of a page, with what it needs beside text, style, fonts and pictures of its own site."""
    return _written(_EVERY_PAGE | (_SEARCH if searches else _SCRIPT if runs_script else {}))


def _written(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())
