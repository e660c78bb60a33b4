"""A disk that loses its power: what was synced is there, of the rest any part may be.

Names and contents are two things. Contents are durable when the file was synced; names (made, renamed, taken away)
when their folder was, or, as on every disk with a journal, a new file's own name when the file itself was.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from tests.faults.recorded import Call

_SECTOR = 512


@dataclass
class Disk:
    """What the program sees, what is certain to be there after a power cut, and what is on its way."""

    folder: str
    names: dict[str, int] = field(default_factory=dict)
    safe_names: dict[str, int] = field(default_factory=dict)
    safe_data: dict[int, bytearray] = field(default_factory=dict)
    waiting_names: list[Call] = field(default_factory=list)
    waiting_data: list[tuple[int, Call]] = field(default_factory=list)
    sizes: dict[int, int] = field(default_factory=dict)

    def take(self, call: Call) -> None:
        """Do what the program told the system."""
        match call.kind:
            case "create":
                if call.path not in self.names:
                    self.names[call.path] = len(self.safe_data)
                    self.safe_data[self.names[call.path]] = bytearray()
                    self.waiting_names.append(Call("create", call.path, offset=self.names[call.path]))
            case "unlink":
                self.names.pop(call.path)
                self.waiting_names.append(call)
            case "rename":
                self.names[call.target] = self.names.pop(call.path)
                self.waiting_names.append(call)
            case "link":
                self.names[call.target] = self.names[call.path]
                self.waiting_names.append(call)
            case "write" | "append" | "truncate":
                self._write(self.names[call.path], call)
            case "sync":
                self._sync(call.path)
            case "mkdir" | "said":
                pass

    def _write(self, number: int, call: Call) -> None:
        size = self.sizes.get(number, 0)
        if call.kind == "append":
            call = Call("write", call.path, size, call.data)
        self.sizes[number] = call.offset if call.kind == "truncate" else max(size, call.offset + len(call.data))
        self.waiting_data.append((number, call))

    def _sync(self, path: str) -> None:
        if path not in self.names:
            mine = [c for c in self.waiting_names if str(PurePosixPath(c.path).parent) == path]
            self.waiting_names = [c for c in self.waiting_names if c not in mine]
            for call in mine:
                _rename(self.safe_names, call)
            return
        number = self.names[path]
        for file, call in self.waiting_data:
            if file == number:
                _change(self.safe_data[number], call)
        self.waiting_data = [(file, call) for file, call in self.waiting_data if file != number]
        for place, call in enumerate(self.waiting_names):
            if call.kind == "create" and call.offset == number:
                for earlier in self.waiting_names[: place + 1]:
                    _rename(self.safe_names, earlier)
                del self.waiting_names[: place + 1]
                break

    def images(self, chance: random.Random, samples: int) -> Iterator[dict[str, bytes]]:
        """Give what may be found after a power cut now: nothing of what waits, all of it, and parts by chance."""
        yield self._image(0, [])
        if not self.waiting_names and not self.waiting_data:
            return
        yield self._image(len(self.waiting_names), self.waiting_data)
        for _ in range(samples):
            kept = list(self._parts(chance))
            if chance.random() < 0.5:
                chance.shuffle(kept)
            yield self._image(chance.randint(0, len(self.waiting_names)), kept)

    def _parts(self, chance: random.Random) -> Iterator[tuple[int, Call]]:
        share = chance.choice((0.1, 0.5, 0.9, 1.0))
        for number, call in self.waiting_data:
            if chance.random() > share:
                continue
            if len(call.data) > _SECTOR and chance.random() < 0.3:
                start = chance.randrange(0, len(call.data), _SECTOR)
                end = min(len(call.data), start + _SECTOR * chance.randint(1, 8))
                yield number, Call("write", call.path, call.offset + start, call.data[start:end])
            else:
                yield number, call

    def _image(self, names: int, data: list[tuple[int, Call]]) -> dict[str, bytes]:
        found = dict(self.safe_names)
        for call in self.waiting_names[:names]:
            _rename(found, call)
        contents = {number: bytearray(self.safe_data[number]) for number in found.values()}
        for number, call in data:
            if number in contents:
                _change(contents[number], call)
        return {str(PurePosixPath(p).relative_to(self.folder)): bytes(contents[n]) for p, n in found.items()}


def _rename(names: dict[str, int], call: Call) -> None:
    if call.kind == "create":
        names[call.path] = call.offset
    elif call.kind == "unlink":
        names.pop(call.path, None)
    elif call.path in names:
        names[call.target] = names[call.path] if call.kind == "link" else names.pop(call.path)


def _change(contents: bytearray, call: Call) -> None:
    if call.kind == "truncate":
        if call.offset < len(contents):
            del contents[call.offset :]
        else:
            contents.extend(bytes(call.offset - len(contents)))
        return
    if len(contents) < call.offset:
        contents.extend(bytes(call.offset - len(contents)))
    contents[call.offset : call.offset + len(call.data)] = call.data
