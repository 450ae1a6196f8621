"""Where the project meets the world: Pelican, the tasks, the disk."""
