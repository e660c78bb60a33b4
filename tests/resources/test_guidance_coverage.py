"""docs/guidance-coverage.md: every claim of the guidance is embodied somewhere, or it is said why not."""

from __future__ import annotations

import pytest

from myotrack.domain.guidance.rules import RULES
from tests.resources.claims import DOCUMENT, Claim, claims, document, embodied_ids, is_there


def test_the_list_has_all_hundred_claims_in_order() -> None:
    assert [claim.id for claim in claims()] == [f"S{n}" for n in range(1, 101)]
    assert list(embodied_ids()) == [claim.id for claim in claims()]


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim.id)
def test_a_claim_is_embodied_or_it_is_said_why_not(claim: Claim) -> None:
    assert bool(claim.references) != bool(claim.why_not), "one of the two, and not both"
    assert claim.meaning
    assert [reference for reference in claim.references if not is_there(reference)] == []
    assert len(set(claim.references)) == len(claim.references)


def test_every_rule_embodies_a_claim() -> None:
    named = {reference for claim in claims() for reference in claim.references}
    assert {f"rule:{rule.id}" for rule in RULES} <= named


@pytest.mark.parametrize(
    "reference",
    [
        "rule:R21",
        "sign:headache",
        "sign:seizure/severe",
        "cell:withdrawal.cause",
        "text:all_clear",
        "text:twitch_source",
        "scale:pain",
        "source:C",
        "medicine:water",
        "help:99-nothing",
        "domain:checkins.CheckIn.cause",
        "domain:checkins.Verdict",
        "chart:verdict",
        "screen:verdict",
        "code:verdict",
    ],
)
def test_a_reference_to_nothing_is_found_out(reference: str) -> None:
    assert not is_there(reference)


def test_a_kind_of_reference_that_nobody_knows_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        is_there("page:today")


def test_the_document_is_what_the_list_and_the_code_say() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "make it anew: python -m tests.resources.claims"
