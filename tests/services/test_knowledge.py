"""The catalogue is asked only when a medicine needs it; free text and brands count too."""

from __future__ import annotations

from myotrack.domain.medicines import BACLOFEN
from myotrack.services.knowledge import knowledge_of
from tests.builders import a_medicine


def test_baclofen_alone_needs_no_catalogue() -> None:
    knowledge = knowledge_of([a_medicine(BACLOFEN, catalogue_key=BACLOFEN)])
    assert knowledge.never_stop == ()
    assert knowledge.never_stop_suddenly(a_medicine(BACLOFEN, catalogue_key=BACLOFEN))


def test_another_medicine_brings_what_the_catalogue_says_of_stopping() -> None:
    clonazepam, other = a_medicine("clonazepam", catalogue_key="clonazepam"), a_medicine("my tea")
    knowledge = knowledge_of([clonazepam, other])
    assert knowledge.never_stop_suddenly(clonazepam)
    assert not knowledge.never_stop_suddenly(other)


def test_a_brand_in_free_text_is_known_as_baclofen() -> None:
    typed = a_medicine("Lioresal 10 mg")
    assert knowledge_of([typed]).is_baclofen(typed)
