"""Item models with one door: set_rows."""
