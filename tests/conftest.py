"""Fixtures for all tests: none yet, as a test says best itself what it needs."""
