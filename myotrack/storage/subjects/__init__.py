"""One subject a file: how its values become rows and rows become values again."""
