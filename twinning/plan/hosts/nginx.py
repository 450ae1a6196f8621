"""nginx.conf, which the server block of nginx includes; nginx reads it when it is told to reload."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from twinning.plan.hosts.rules import ASK_FIRST, CACHING, TEXTS, TYPES, Rules, escaped, folder_of

NAME = "nginx.conf"


def nginx(rules: Rules) -> bytes:
    """https://nginx.org/en/docs/http/ngx_http_core_module.html and ngx_http_rewrite_module.html."""
    inner = "\n".join(f"    {line}" for line in _location(rules))
    lines = (*_caching(), f"location {rules.base} {{", inner, "}")
    return ("# Made by every build: what is changed here is lost with the next.\n" + "\n".join(lines) + "\n").encode()


def _caching() -> Iterator[str]:
    """Outside of the location: nginx does not pass variables on to those within."""
    yield f'set $caching "{ASK_FIRST}";'
    for address, caching in CACHING:
        yield f'if ($uri ~ "{address}") {{ set $caching "{caching}"; }}'


def _location(rules: Rules) -> Iterator[str]:
    for name, value in rules.headers:
        yield f'add_header {name} "{value}" always;'
    # Not on errors: they are no answer to keep.
    yield "add_header Cache-Control $caching;"
    yield "charset utf-8;"
    if rules.is_compressed:
        yield "gzip_static on;"
    else:
        yield "gzip on;"
        yield f"gzip_types {' '.join(kind for kind in TEXTS if kind != 'text/html')};"  # that one nginx adds itself
    yield f"error_page 404 {rules.base}404.html;"
    yield f"location = {rules.base}{NAME} {{ internal; }}"
    for path in rules.gone:
        yield from _gone(rules, path)
    for move in rules.moved:
        yield f'location ~ "{_pattern(rules, move.path)}" {{ return 301 "{move.href}"; }}'
    for folder in rules.folders:
        yield f"location {rules.base}{folder}/ {{ error_page 404 {rules.base}{folder}/404.html; }}"
    for ending, kind in TYPES:
        yield f'location ~ "\\{ending}$" {{ types {{ }} default_type "{kind}"; }}'


def _gone(rules: Rules, path: PurePosixPath) -> Iterator[str]:
    """Its page is what the error says, and cannot be asked for by its name."""
    page = f"{rules.base}{path}"
    yield f"location = {page} {{ internal; }}"
    yield f'location ~ "^{escaped(rules.base + folder_of(path))}/?$" {{ error_page 410 {page}; return 410; }}'


def _pattern(rules: Rules, path: PurePosixPath) -> str:
    """What is asked for, decoded; a folder also without its slash."""
    folder = folder_of(path)
    address = escaped(rules.base + (folder or str(path)))
    return f"^{address}(/|/index\\.html)?$" if folder else f"^{address}$"
