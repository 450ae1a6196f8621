"""The corpus as each generator wants it: a folder that is ready to be built."""
