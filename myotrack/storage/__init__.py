"""The diary file: the only floor that speaks SQL."""
