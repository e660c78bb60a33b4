"""What a program told the system to do to the files of one folder, recorded with strace."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.faults.places import ROOT, environment

_CALLS = (
    "openat,creat,pwrite64,pwritev,pwritev2,write,writev,copy_file_range,sendfile,ftruncate,truncate,fallocate,"
    "fsync,fdatasync,sync_file_range,unlink,unlinkat,rename,renameat,renameat2,link,linkat,symlink,mkdir,mkdirat,"
    "rmdir"
)
_ON_A_NAME = (
    "openat", "creat", "unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat", "mkdir", "mkdirat",
)  # fmt: skip
_STRACE = (
    "strace",
    "-f",
    "--seccomp-bpf",
    "-qq",
    "-y",
    "-xx",
    "-s",
    "20000000",
    "-e",
    "signal=none",
    "-e",
    f"trace={_CALLS}",
)

_LINE = re.compile(r"(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)(?:<.*>)?(?: .*)?$")
_DESCRIPTOR = re.compile(r"(\d+)<((?:\\x[0-9a-f]{2})*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class UnknownCallError(Exception):
    """The program did something to a file that the model of a disk knows nothing of."""


@dataclass(frozen=True, slots=True)
class Call:
    """One thing done to a file, or one deed said to be done (`said`, its number in `offset`)."""

    kind: Literal["said", "create", "write", "append", "truncate", "sync", "unlink", "rename", "link", "mkdir"]
    path: str = ""
    offset: int = 0
    data: bytes = b""
    target: str = ""


def record(command: Sequence[str], folder: Path, log: Path, home: Path) -> list[Call]:
    """Run a program and return what it did to files in `folder`, and when it said something on standard output."""
    subprocess.run(
        [*_STRACE, "-o", str(log), *command],
        check=True,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=environment(home),
    )
    with log.open(encoding="ascii") as lines:
        return list(_calls(lines, f"{folder}"))


def _calls(lines: Iterator[str], folder: str) -> Iterator[Call]:
    for line in lines:
        found = _LINE.match(line.rstrip("\n"))
        if found is None or int(found[3]) < 0:
            continue
        name, arguments, result = found[1], found[2], int(found[3])
        descriptor = _DESCRIPTOR.match(arguments)
        texts = [_bytes(text) for text in _TEXT.findall(arguments)]
        place = _bytes(descriptor[2]).decode(errors="replace") if descriptor else ""
        if descriptor and descriptor[1] == "1" and name == "write":
            yield Call("said", offset=int(texts[0]))
            continue
        names = [text.decode(errors="replace") for text in texts]
        if name in _ON_A_NAME:
            yield from _on_a_name(name, arguments, names, folder)
        elif place == folder or place.startswith(f"{folder}/"):
            yield _on_a_file(name, place, arguments, texts, result)
        elif any(other.startswith(f"{folder}/") for other in names):
            raise UnknownCallError(line[:200])


def _on_a_name(name: str, arguments: str, names: list[str], folder: str) -> Iterator[Call]:
    inside = [place for place in names if place.startswith(f"{folder}/")]
    if not inside:
        return
    if name in ("openat", "creat"):
        if "O_CREAT" in arguments:
            yield Call("create", inside[0])
        if "O_TRUNC" in arguments:
            yield Call("truncate", inside[0])
    elif name.startswith(("rename", "link")):
        yield Call("rename" if name.startswith("rename") else "link", inside[0], target=inside[1])
    else:
        yield Call("mkdir" if name.startswith("mkdir") else "unlink", inside[0])


def _on_a_file(name: str, place: str, arguments: str, texts: list[bytes], result: int) -> Call:
    if name == "pwrite64":
        return Call("write", place, int(arguments.rsplit(",", 1)[1]), texts[0][:result])
    if name == "write":
        return Call("append", place, data=texts[0][:result])
    if name == "ftruncate":
        return Call("truncate", place, int(arguments.rsplit(",", 1)[1]))
    if name in ("fsync", "fdatasync"):
        return Call("sync", place)
    raise UnknownCallError(f"{name} {place}")


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
