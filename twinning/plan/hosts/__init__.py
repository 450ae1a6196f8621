"""What a web server is told about the site, so that nobody has to type it there."""
