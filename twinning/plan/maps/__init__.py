"""The map of the ties and the drawn covers: coastlines, threads and points, computed while planning."""

from twinning.plan.maps.drawings import cover_href, cover_path, land_path, map_outputs, world_map

__all__ = ["cover_href", "cover_path", "land_path", "map_outputs", "world_map"]
