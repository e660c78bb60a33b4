"""Diaries with a known truth: a course (`courses`), a person's noise (`noisy_days`, `cyclic_days`), and what is logged.

The two simulators of noise know nothing of each other, and neither is the model that the analysis fits.
"""
