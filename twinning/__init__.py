"""Town-twinning news as a static site: read, model, plan, render, publish."""

from typing import Any


def register() -> None:
    """Pelican's door for plugins: the one place where signals are connected."""
    from pelican.plugins import signals

    from twinning.edges.hooks import add_generator

    signals.get_generators.connect(add_generator)


def __getattr__(name: str) -> Any:
    # PELICAN_CLASS as a text can only name an attribute of a top-level package; Pelican is imported when it asks.
    if name == "TwinningPelican":
        from twinning.edges.hooks import TwinningPelican

        return TwinningPelican
    raise AttributeError(name)
