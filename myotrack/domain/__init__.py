"""The facts of a diary and the pure rules over them: standard library only, no clock, file, SQL or Qt."""
