"""Taking the open diary out of the program: as plain CSV, or whole as one JSON archive."""

from __future__ import annotations

from pathlib import Path

from myotrack.domain.answers import AlertAnswer
from myotrack.domain.appointments import Appointment, Question
from myotrack.domain.checkins import CheckIn
from myotrack.domain.counting import CountSession
from myotrack.domain.doses import DoseChange, DoseEvent, PlanStep
from myotrack.domain.health import HealthFact
from myotrack.domain.medicines import Medicine
from myotrack.domain.signs import SignReport
from myotrack.exchange.csv_writer import csv_files
from myotrack.exchange.facts import Contents
from myotrack.exchange.json_archive import archive_bytes
from myotrack.exchange.whole_files import write_file, write_folder, write_zip
from myotrack.services.recorder import Recorder
from myotrack.storage.reader import Reader


def everything(reader: Reader) -> Contents:
    """Return every fact of a diary, whatever its day."""
    return Contents(
        medicines=reader.all(Medicine),
        check_ins=reader.all(CheckIn),
        counts=reader.all(CountSession),
        dose_changes=reader.all(DoseChange),
        dose_events=reader.all(DoseEvent),
        plan_steps=reader.all(PlanStep),
        signs=reader.all(SignReport),
        health_facts=reader.all(HealthFact),
        appointments=reader.all(Appointment),
        questions=reader.all(Question),
        answers=reader.all(AlertAnswer),
    )


class Exports:
    """Exports of the open diary."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def csv(self, target: Path) -> None:
        """Write the six CSV files into the folder `target`, or into a zip when its name ends in .zip.

        Raise DiaryError when it can't be written; nothing is half-written then.
        """
        files = csv_files(self._contents())
        if target.suffix.lower() == ".zip":
            write_zip(target, files)
        else:
            write_folder(target, files)

    def archive(self, target: Path) -> None:
        """Write the whole diary as one JSON file; raises as `csv` does."""
        write_file(target, archive_bytes(self._contents()))

    def _contents(self) -> Contents:
        with self._recorder.store.read() as reader:
            return everything(reader)
