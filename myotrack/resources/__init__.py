"""What the program ships beside its code: where the files are, and what they hold."""
