"""The pictures that stand for a page where its address is shared: the drawn cover, and the title set below it."""
