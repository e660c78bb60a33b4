"""The kind of a medicine is said so that people know it."""

from __future__ import annotations

import pytest

from myotrack.resources.catalogue import load_catalogue
from myotrack.words.medicine_classes import class_words


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("baclofen", "muscle relaxant"),
        ("citalopram", "antidepressant, SSRI"),
        ("amitriptyline", "antidepressant, TCA"),
        ("phenelzine", "antidepressant, MAOI (irreversible)"),
        ("cefepime", "antibiotic, cephalosporin"),
        ("levetiracetam", "against seizures"),
        ("morphine", "opioid"),
    ],
)
def test_a_class_is_said_in_plain_words(key: str, words: str) -> None:
    entry = load_catalogue().find(key)
    assert entry is not None
    assert class_words(entry.drug_class) == words


def test_no_medicine_is_called_by_its_receptor() -> None:
    assert not any("GABA" in class_words(entry.drug_class) for entry in load_catalogue().entries)
