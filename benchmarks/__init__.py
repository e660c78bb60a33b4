"""How fast, as ratios against a bare floor measured in the same run; never a timed test.

`python -m benchmarks` prints every table; `python -m benchmarks.start` one of them.
"""
