"""Some versions of PySide6 end some versions of Python after a few thousand calls (docs/decisions/0002)."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

application = QApplication([])
label = QLabel()
button = QPushButton()
button.clicked.connect(label.clear)
for number in range(5_000):
    label.setText("a")
    label.setEnabled(True)
    button.click()
    application.processEvents()
print(number + 1)
"""


def test_twenty_thousand_qt_calls_leave_the_interpreter_alive() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "5000"), done.stderr
