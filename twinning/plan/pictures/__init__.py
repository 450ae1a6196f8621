"""An editor's picture becomes the files that browsers choose from; the picture itself is never published."""
