"""Where the faults happen, and the surroundings of the programs that they happen to."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a program whose own files go to `home`: no screen, no bus, no byte code written."""
    return {
        **os.environ,
        "MYOTRACK_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "LANGUAGE": "en",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(ROOT),
    }


def missing_tool(*tools: str) -> str | None:
    """Return the sentence that says which system tool is missing, or None."""
    missing = [tool for tool in tools if shutil.which(tool) is None]
    return f"needs {' and '.join(missing)} from the system's packages" if missing else None


def is_root() -> bool:
    """Whether this process may do everything."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path | None]:
    """Give a disk of that size mounted at `folder`, or None where nobody may mount one."""
    folder.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", str(folder)]
    if not is_root() or subprocess.run(mount, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
