"""Every number that a rule stands on, with where it comes from.

"Design choice" is in no guidance and no label: it is named as such wherever the rules are listed, for a clinician
to review.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

AFTER_CHANGE_DAYS = 7
"""Most days between the day of a stop, cut or missed dose and the day that asks (R5, R10, R11b): "7 days ago" counts,
8 days ago does not. Design choice."""

LAST_DAYS = 7
"""Days of "the last 7 days" of answers (R11b, R14, R15): the as-of day and the 6 before it. Design choice."""

FEVER_FROM_C = Decimal("38.0")
"""Fever, °C (R5). Design choice; the boxed warning of pump baclofen says "high fever" without a number."""

COLD_BELOW_C = Decimal("35.0")
"""Low body temperature, °C (R7). Design choice; the baclofen guidance says "hypothermia" without a number."""

MISSED_WITHIN = timedelta(hours=48)
"""Longest time between 2 missed doses that are like a stop (R9). Design choice."""

BEFORE_PLAN_DAYS = 28
"""A planned step that is taken at most so many days before the plan begins was taken early (R9). Design choice, the
longest time between two reductions that belong together."""

NEW_AFTER_FREE_DAYS = 14
"""Logged twitch-free days after which twitches are new again (R11). Design choice."""

RETURNED_AFTER_FREE_DAYS, RETURNED_WITHIN_DAYS = 7, 14
"""Logged twitch-free days before twitches return, and days since the change of a medicine (R16). Design choice."""

COMPARED_DAYS, COMPARED_WITH_DAYS = 7, 28
"""Logged days whose means are compared (R12b). Design choice."""

FEWEST_COMPARED, FEWEST_COMPARED_WITH = 4, 7
"""Answers that the two means need at least (R12b). Design choice: a mean of fewer is chance."""

RISE = 1
"""Step on a scale from 0 to 4 by which a mean has gone up (R12b). Design choice."""

STILL_THERE_DAYS = 28
"""Days after a stop from which twitches are still present (R14). Design choice, "days to weeks" in the guidance."""

SEVERE_FROM, SEVERE_DAYS = 3, 3
"""Grade of severity or interference, and days among the last 7 (R15). Design choice; the guidance says "severe"."""

QUIET_DAYS, QUIET_GAP_DAYS = 7, 3
"""Logged twitch-free days in a row, and most unlogged days in a row between them (R17). Design choice."""

RELAPSE_TWITCH_DAYS, RELAPSE_AMONG_DAYS = 3, 7
"""Twitch days among logged days that end a quiet time (R17). Design choice."""

BACLOFEN_ORAL_MAXIMUM_MG = Decimal(80)
"""Highest dose of baclofen by mouth, mg a day (R18). Source: label of baclofen by mouth (Ozobax), section 2.1."""
