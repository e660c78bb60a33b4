"""The parts of `python -m benchmarks.calibration`: scenarios, what is measured on them, the bars, and the page."""
