"""What a person can do and ask: one public method each, over the diary file and without Qt."""
