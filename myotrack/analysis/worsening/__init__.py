"""The worsening alarm and its softer watch (statistics.md): numpy alone, quick enough to be asked after every answer.

`reading.worsening_reading` is the door. What is below it works on arrays of consecutive days:
`days` → `likelihood`, `dispersion` → `scan`, `jump` → `levels` → `reading`.
"""
