from __future__ import annotations

import subprocess
import sys


def test_the_window_is_painted_and_answers_before_the_rules_load_numpy() -> None:
    code = (
        "import os, sys\n"
        "os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from myotrack import app\n"
        "assert app.main(['--smoke', '--demo']) == 0\n"
        "print(sorted({'numpy', 'scipy', 'matplotlib'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)

    assert done.stdout.split("\n")[:2] == ["ready", "[]"]
