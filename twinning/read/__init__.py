"""Files under ``content/`` become documents."""
