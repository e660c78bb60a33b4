"""Values in, values out: series, courses and counts that follow from the facts of a timeline."""
