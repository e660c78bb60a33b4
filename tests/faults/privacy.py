"""Nothing leaves: no network, no word of the diary outside it, no file that other people on the computer can read."""

from __future__ import annotations

import json
import re
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.places import ROOT, environment, missing_tool
from tests.faults.table import Row, not_done
from tests.faults.walk import EXPORTS, SENTINEL

_SESSION = "a session from the front door: every page, every kind of entry, exports, backup, a mistake; umask 022"
_OTHER_SOCKET = re.compile(r"socket\((?!AF_UNIX|AF_NETLINK|AF_LOCAL)(\w+)")


@dataclass(frozen=True, slots=True)
class Walked:
    """What came of one session."""

    folder: Path
    status: int
    said: dict[str, Any]
    complaint: str


def privacy_rows(work: Path, *, quick: bool) -> list[Row]:
    """Go through the whole program and look at what it left, and what it asked of the system."""
    walked = _walk(work / "plain", [])
    rows = [_works(walked), _modes(walked), _words(walked), _clipboard(walked), _libraries(walked)]
    if quick:
        return rows
    return [*rows, _sockets(work / "traced"), _without_network(work / "alone")]


def _walk(folder: Path, before: list[str]) -> Walked:
    """Let one session go through the program, with a home and a place for temporary files of its own."""
    home, temporary = folder / "home", folder / "tmp"
    for place in (*([] if folder.parent.exists() else [folder.parent]), folder, home, temporary):
        place.mkdir(mode=0o700)
    surroundings = environment(home / "myotrack") | {"HOME": str(home), "TMPDIR": str(temporary)}
    surroundings = {name: value for name, value in surroundings.items() if not name.startswith("XDG_")}
    done = subprocess.run(
        [*before, sys.executable, "-m", "tests.faults.walk", str(folder)],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()
    return Walked(folder, done.returncode, json.loads(lines[-1]) if lines else {}, done.stderr)


def _works(walked: Walked) -> Row:
    mistakes = walked.said.get("mistakes", [])
    made = sorted(p.relative_to(walked.folder).as_posix() for p in walked.folder.rglob("*") if p.is_file())
    wanted = ("mine.myotrack", "backups/", "tables/", "all.json", "recovery.png", "myotrack.log")
    missing = [name for name in wanted if not any(name in path for path in made)]
    unforeseen = [mistake for mistake in mistakes if "_a_mistake" not in mistake]
    found = "; ".join([*(f"missing: {name}" for name in missing), *unforeseen])
    if walked.status:
        found = f"it ended with {walked.status}: {walked.complaint.strip()[-200:]}"
    return Row(
        _SESSION, f"1 session, {len(made)} files", found or "nothing", "it comes to its end", not found and bool(made)
    )


def _modes(walked: Walked) -> Row:
    """What other people may read, of everything that the session made."""
    seen = [path for path in walked.folder.rglob("*") if not path.is_symlink()]
    open_ones = [
        f"{path.relative_to(walked.folder)} {stat.S_IMODE(path.stat().st_mode):o}"
        for path in seen
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    return Row(
        "files and folders of that session that others on the computer may read",
        f"{len(seen)} files and folders",
        f"{len(open_ones)} {open_ones[:4] or ''}".strip(),
        "0: every file 0600, every folder 0700",
        not open_ones and len(seen) > 10,
    )


def _words(walked: Walked) -> Row:
    """Where the word that was written in every field of the diary is found."""
    holds = [
        path.relative_to(walked.folder)
        for path in walked.folder.rglob("*")
        if path.is_file() and SENTINEL.encode() in path.read_bytes()
    ]
    diary = Path("home") / "mine.myotrack"
    told = SENTINEL in walked.complaint or any(SENTINEL in mistake for mistake in walked.said.get("mistakes", []))
    leaks = [
        f"{path}"
        for path in holds
        if path != diary and not path.is_relative_to(EXPORTS) and not path.is_relative_to(diary.parent / "backups")
    ]
    return Row(
        "a word written in every field, sought in all files, the log, the crash report and what was printed",
        f"found in {len(holds)} files: the diary, its backups and the exports" if not leaks else f"{len(holds)} files",
        f"{len(leaks) + told} leaks {leaks or ''}".strip(),
        "0 leaks",
        not leaks and not told and diary in holds,
    )


def _clipboard(walked: Walked) -> Row:
    found = walked.said.get("clipboard")
    return Row("the clipboard after that session, in which nobody copied", "1", repr(found), "empty", found == "")


def _libraries(walked: Walked) -> Row:
    found = [*walked.said.get("network", ["?"]), *walked.said.get("modules", ["?"])]
    return Row(
        "network libraries in the memory of that process at its end (libQt6Network, QtNetwork)",
        "1 process",
        ", ".join(found) or "none",
        "none",
        not found,
    )


def _sockets(folder: Path) -> Row:
    done, bar = "the same session under strace: sockets that are neither local nor of the kernel", "0"
    missing = missing_tool("strace")
    if missing:
        return not_done(done, bar, missing)
    log = folder.with_suffix(".log")
    calls = "trace=socket,connect,bind,listen,sendto,sendmsg,recvfrom"
    walked = _walk(folder, ["strace", "-f", "--seccomp-bpf", "-qq", "-o", str(log), "-e", calls])
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    others = [line for line in lines if _OTHER_SOCKET.search(line)]
    return Row(
        done, f"{len(lines)} calls", f"{len(others)} {others[:2] or ''}".strip(), bar, not others and not walked.status
    )


def _without_network(folder: Path) -> Row:
    done, bar = "the same session in a namespace without a network (unshare -n)", "it comes to its end"
    missing = missing_tool("unshare")
    if missing or subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode:
        return not_done(done, bar, missing or "nobody but root may make such a namespace here")
    walked = _walk(folder, ["unshare", "-n"])
    return Row(done, "1 session", f"ended with {walked.status}", bar, walked.status == 0)
