from __future__ import annotations

import subprocess
import sys


def _loaded_after(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, text=True, stdout=subprocess.PIPE)
    return set(done.stdout.split())


def test_the_door_loads_no_library_before_it_is_gone_through() -> None:
    loaded = _loaded_after("import myotrack.analysis.recovery.analyse, myotrack.analysis.recovery.values")

    assert "myotrack.analysis.recovery.analyse" in loaded
    assert loaded.isdisjoint({"numpy", "scipy"})


def test_the_fit_loads_of_scipy_its_special_functions_alone() -> None:
    loaded = _loaded_after("import myotrack.analysis.recovery.fit_diary")

    assert "scipy.special" in loaded
    assert loaded.isdisjoint({"scipy.stats", "scipy.optimize", "scipy.signal", "scipy.integrate"})
