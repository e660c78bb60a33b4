"""The pictures: each draws a value from `analysis` on a Figure that is handed in, never through pyplot."""
