"""A plan becomes a folder."""
