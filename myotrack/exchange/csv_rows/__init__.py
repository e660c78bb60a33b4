"""Rows of each kind of CSV file as domain values, and back."""
