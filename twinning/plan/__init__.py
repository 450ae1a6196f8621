"""The site becomes a plan: every output with its recipe and its value."""
