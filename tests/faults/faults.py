"""Every kind of fault that there is a row for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from tests.faults.bad_sector import bad_sector_rows
from tests.faults.broken_disk import broken_disk_rows
from tests.faults.clocks import clock_rows
from tests.faults.damaged import damaged_rows
from tests.faults.damaged_window import damaged_window_rows
from tests.faults.full_disk import full_disk_rows
from tests.faults.killed import kill_rows
from tests.faults.machine import machine_rows
from tests.faults.power_cut import power_rows
from tests.faults.privacy import privacy_rows
from tests.faults.read_only import read_only_rows
from tests.faults.table import Row
from tests.faults.tricks import trick_rows
from tests.faults.two_faults import two_faults_rows
from tests.faults.upgraded import upgrade_rows


class Fault(Protocol):
    """Does one kind of fault in a folder of its own, often or, when `quick`, only a few times."""

    def __call__(self, work: Path, *, quick: bool) -> list[Row]: ...


FAULTS: Mapping[str, Fault] = {
    "kill": kill_rows,
    "power": power_rows,
    "upgrade": upgrade_rows,
    "damage": damaged_rows,
    "window": damaged_window_rows,
    "full": full_disk_rows,
    "eio": broken_disk_rows,
    "bad-sector": bad_sector_rows,
    "two": two_faults_rows,
    "read-only": read_only_rows,
    "tricks": trick_rows,
    "machine": machine_rows,
    "clocks": clock_rows,
    "privacy": privacy_rows,
}
