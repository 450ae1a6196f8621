"""What the tests need from outside Python: a browser, an HTML checker and its Java, and two checkers of pages."""
