"""One clear sentence for whatever is foreseen to go wrong with an entry, a change or a file."""

from __future__ import annotations

from myotrack.domain.errors import DiaryError, InvalidEntry, LaterChangeError
from myotrack.words.diary_problems import diary_problem, later_change_problem
from myotrack.words.problems import entry_problem


def problem_sentence(problem: Exception) -> str:
    """Return the sentence for an InvalidEntry, a DiaryError or a LaterChangeError; raise anything else."""
    match problem:
        case DiaryError():
            return diary_problem(problem)
        case InvalidEntry():
            return entry_problem(problem)
        case LaterChangeError():
            return later_change_problem()
    raise problem
