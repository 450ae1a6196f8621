"""Files compressed beforehand, for hosts that send those (nginx's ``gzip_static``, Caddy's ``precompressed``)."""

from collections.abc import Iterator

from twinning.plan.outputs import Compressed, Output, Plan

# Whatever is text. Fonts, pictures and the search's index are compressed already.
_ENDINGS = {".atom", ".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml"}


def with_compressed(plan: Plan) -> Plan:
    """The plan with a twin for every file that shrinks, in its order."""
    return dict(sorted((output.path, output) for each in plan.values() for output in _twins(each)))


def _twins(output: Output) -> Iterator[Output]:
    yield output
    if output.path.suffix in _ENDINGS:
        assert not isinstance(output.recipe, Compressed)
        path = output.path.with_name(f"{output.path.name}.gz")
        yield output.at(path, Compressed(output.recipe))
