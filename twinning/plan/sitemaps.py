"""sitemap.xml with its language alternates, and robots.txt."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from twinning.model.site import Site
from twinning.plan.outputs import Deferred, Function, Output
from twinning.plan.pages import PageOutput
from twinning.plan.views import Alternate

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    href: str
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    sitemap: str


def sitemap_outputs(site: Site, pages: Iterable[PageOutput]) -> Iterable[Output]:
    """For search engines: every page that wants to be found. Without SITEURL there are no whole addresses to tell."""
    facts = site.facts
    if not facts.url:
        return
    value = Deferred(partial(_addresses, list(pages)), site.bodies)
    yield Output(path=PurePosixPath("sitemap.xml"), recipe=Function(sitemap), value=value)
    robots_value = Robots(sitemap=f"{facts.url}/sitemap.xml")
    yield Output(path=PurePosixPath("robots.txt"), recipe=Function(robots), value=robots_value)


def _addresses(pages: Iterable[PageOutput]) -> tuple[Address, ...]:
    indexed = [(page.edition, page.place) for page in pages if page.place.is_indexed]
    addresses = (
        Address(href=edition.canonical(place), alternates=edition.alternates(place)) for edition, place in indexed
    )
    return tuple(sorted(addresses, key=lambda address: address.href))


def sitemap(addresses: tuple[Address, ...]) -> bytes:
    """As sitemaps.org and Google's documentation of localised versions describe it."""
    root = ET.Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
    for address in addresses:
        url = ET.SubElement(root, "url")
        ET.SubElement(url, "loc").text = address.href
        for alternate in address.alternates:
            names = {"rel": "alternate", "hreflang": alternate.hreflang, "href": alternate.href}
            ET.SubElement(url, "xhtml:link", names)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def robots(value: Robots) -> bytes:
    return f"User-agent: *\nDisallow:\n\nSitemap: {value.sitemap}\n".encode()
