"""A diary as files: the plain CSV and the JSON archive, read and written; values in, bytes out, and back."""
