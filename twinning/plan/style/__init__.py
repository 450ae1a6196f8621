"""The style page, for whoever works on the theme: not in a menu, not in production."""
