"""The search: what it knows of every piece, and the page it is asked on."""
