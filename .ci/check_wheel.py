"""Checks that a wheel holds all of the program and of its resources, and nothing else: check_wheel.py WHEEL."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path


def main(wheel: Path) -> int:
    """Compare the wheel with the files under version control; return 1 and say what differs."""
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    code = set(_tracked("myotrack"))
    resources = {f"myotrack/_resources/{path.removeprefix('resources/')}" for path in _tracked("resources")}
    missing = sorted((code | resources) - held)
    strange = sorted(held - code - resources)
    for name in missing:
        print(f"not in the wheel: {name}", file=sys.stderr)
    for name in strange:
        print(f"in the wheel, but not under version control: {name}", file=sys.stderr)
    print(f"{wheel.name}: {len(held)} files, {len(resources)} of them resources")
    return 1 if missing or strange else 0


def _tracked(folder: str) -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z", folder], check=True, capture_output=True, text=True)
    return [name for name in listed.stdout.split("\0") if name]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
