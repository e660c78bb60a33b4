"""Starts MyoTrack from a checkout, from any folder: `python /where/it/is/main.py`."""

from __future__ import annotations

import sys

from myotrack.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
