"""Whatever in the window writes a fact that R9 looks at can say that the prescriber knows: it has asked before saving.

A new way that forgets the card fails here. What takes a missed dose, a medicine or nothing of R9 away needs no card:
tests/domain/guidance/test_before_saving_properties.py proves that it can make no reason.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import myotrack.ui
from myotrack.services.diary import Diary
from myotrack.services.medicines import Medicines

UI = Path(myotrack.ui.__file__).parent

ASKED_FIRST = {"add", "edit", "change_dose", "remove_dose_change", "dose_event", "set_plan", "restore"}
WITHOUT_A_CARD = {"all", "remove", "remove_dose_event", "set_health", "remove_health"}
SHOWN_ONLY = ("render_",)
"""Pictures of the pages are taken of diaries that a program fills."""


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call in the window of a method by one of these names on `medicines`, or of `restore` on a diary."""
    for path in sorted(UI.rglob("*.py")):
        if path.name.startswith(SHOWN_ONLY):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(called(node), ast.Attribute):
                continue
            owner = ast.unparse(called(node).value)
            if owner.endswith("medicines") or (method(node) == "restore" and owner.endswith("diary")):
                yield f"{path.relative_to(UI)}:{node.lineno}", node


def called(call: ast.Call) -> Any:
    """What is called: `f` in `f(x)`, and in `partial(f, x)` that is called later."""
    later = isinstance(call.func, ast.Name) and call.func.id == "partial"
    return call.args[0] if later else call.func


def method(call: ast.Call) -> str:
    return str(called(call).attr)


def test_everything_that_writes_medicines_is_one_or_the_other() -> None:
    writes = {name for name in vars(Medicines) if not name.startswith("_")} | {"restore"}
    assert writes == ASKED_FIRST | WITHOUT_A_CARD
    assert callable(Diary.restore)


def test_what_can_make_a_stop_is_saved_with_what_the_person_says_on_the_card() -> None:
    found = [(place, call) for place, call in calls() if method(call) in ASKED_FIRST]
    assert {method(call) for _place, call in found} == ASKED_FIRST
    silent = [place for place, call in found if "prescriber_knows" not in {word.arg for word in call.keywords}]
    assert silent == []
