"""How fast the site is built, and against whom: ``python -m tools.bench``, or ``invoke bench``."""
