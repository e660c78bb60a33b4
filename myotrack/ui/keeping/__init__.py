"""Keeping the diary: opening it, the screen when that fails, looking for damage, copies, and what is said of it."""
