"""Runs the installed program from a folder that is not the checkout: check_installed.py ENVIRONMENT FOLDER."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

OFFSCREEN_REMARK = "This plugin does not support propagateSizeHints()"
"""What Qt's offscreen platform says of every window with a size limit; a real screen doesn't."""


def main(environment: Path, folder: Path) -> int:
    """Try the version, a refusal, the resources and the window; return 1 at the first that is wrong."""
    python = str(environment / "bin" / "python")
    program = str(environment / "bin" / "myotrack")
    home = folder / "home"
    surroundings = {**os.environ, "MYOTRACK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=folder, env=surroundings, capture_output=True, text=True, timeout=120, check=False
        )

    def wrong(what: str, done: subprocess.CompletedProcess[str]) -> int:
        print(f"{what}: exit {done.returncode}\n{done.stdout}{done.stderr}", file=sys.stderr)
        return 1

    done = run(program, "--version")
    if done.returncode != 0 or not done.stdout.strip().startswith("myotrack "):
        return wrong("--version", done)
    print(done.stdout.strip())

    done = run(program, "summary", "missing.myotrack")
    one_sentence = len(done.stderr.strip().splitlines()) == 1 and "Traceback" not in done.stderr
    if done.returncode != 1 or done.stdout or not one_sentence or (folder / "missing.myotrack").exists():
        return wrong("a missing diary is refused with one sentence", done)
    print(done.stderr.strip())

    locate = "from myotrack.resources.locate import resource_path; print(resource_path('README.md'))"
    done = run(python, "-c", locate)
    if done.returncode != 0 or "_resources" not in done.stdout or str(environment) not in done.stdout:
        return wrong("the resources are the wheel's own", done)

    done = run(python, "-m", "myotrack", "--smoke")
    said = [line for line in done.stderr.splitlines() if line.strip() and line != OFFSCREEN_REMARK]
    if done.returncode != 0 or said:
        return wrong("the window opens on the sample diary and paints Today", done)
    print("window: opened")

    readable = [path for path in home.rglob("*") if path.stat().st_mode & 0o077]
    if readable:
        print("other people can read: " + ", ".join(map(str, readable)), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
