""".htaccess, which Apache httpd 2.4 reads in the folder of the site: no one has to be asked, and nothing restarted.

All of it is allowed by ``AllowOverride FileInfo``, which hosts that allow anything allow. What needs a module that a
host may lack is left out there, rather than answered by error 500.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from twinning.plan.hosts.rules import ASK_FIRST, CACHING, TEXTS, TYPES, Rules, escaped, folder_of


def htaccess(rules: Rules) -> bytes:
    """https://httpd.apache.org/docs/2.4/mod/core.html and mod_rewrite.html."""
    parts = (_types(), _errors(rules), _addresses(rules), _headers(rules), _compression())
    lines = ("# Made by every build: what is changed here is lost with the next.", *("\n".join(part) for part in parts))
    return ("\n\n".join(lines) + "\n").encode()


def _types() -> Iterator[str]:
    yield "AddDefaultCharset utf-8"
    for ending, kind in TYPES:
        yield f'AddType "{kind}" {ending}'


def _errors(rules: Rules) -> Iterator[str]:
    yield f'ErrorDocument 404 "{rules.base}%{{reqenv:EDITION}}404.html"'
    yield f'ErrorDocument 410 "{rules.base}%{{reqenv:GONE}}"'  # each has a page of its own, at its address


def _addresses(rules: Rules) -> Iterator[str]:
    yield "<IfModule mod_rewrite.c>"
    yield "RewriteEngine On"
    yield "# An error's page is no request of its own."
    yield "RewriteCond %{ENV:REDIRECT_STATUS} ^4"
    yield "RewriteRule ^ - [END]"
    if rules.folders:
        yield f"RewriteRule ^({'|'.join(rules.folders)})/ - [E=EDITION:$1/]"
    for path in rules.gone:
        yield f"RewriteRule {_pattern(path)} - [E=GONE:{path},G]"
    for move in rules.moved:
        href = move.href.replace("%", r"\%")  # with a number after it, it would be what a condition has found
        yield f'RewriteRule {_pattern(move.path)} "{href}" [R=301,NE,L]'
    yield "</IfModule>"


def _headers(rules: Rules) -> Iterator[str]:
    yield "<IfModule mod_headers.c>"
    for name, value in rules.headers:
        yield f'Header always set {name} "{value}"'
    yield f'Header set Cache-Control "{ASK_FIRST}"'
    for address, caching in CACHING:
        yield f'Header set Cache-Control "{caching}" "expr=%{{REQUEST_URI}} =~ m#{address}#"'
    yield "</IfModule>"


def _compression() -> Iterator[str]:
    yield "<IfModule mod_deflate.c>"
    yield "<IfModule mod_filter.c>"
    yield f"AddOutputFilterByType DEFLATE {' '.join(TEXTS)}"
    yield "</IfModule>"
    yield "# mod_deflate sends another ETag, and would not know it again: nothing would ever be answered by 304."
    yield "<IfModule mod_headers.c>"
    yield r"""RequestHeader edit If-None-Match '^(W/)?"(.+)-gzip"$' '$1"$2-gzip", "$2"'"""
    yield "</IfModule>"
    yield "</IfModule>"


def _pattern(path: PurePosixPath) -> str:
    """What is asked for, without the path of the site and decoded; a folder also without its slash."""
    folder = folder_of(path)
    return rf'"^{escaped(folder)}(/|/index\.html)?$"' if folder else f'"^{escaped(str(path))}$"'
