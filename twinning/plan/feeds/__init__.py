"""Feeds of news in two forms, Atom and JSON Feed: one value, two recipes."""
