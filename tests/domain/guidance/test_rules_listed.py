"""The rules of the code are the rules of the text: the same ids, tiers, sources and numbers."""

from __future__ import annotations

import inspect
import re

from myotrack.domain.guidance import thresholds
from myotrack.domain.guidance.rules import RULES
from myotrack.resources.guidance import load_rules
from myotrack.resources.guidance_values import RuleKind

TEXTS = {text.id: text for text in load_rules()}


def test_every_rule_has_its_text_in_the_same_order_with_the_same_tier_and_sources() -> None:
    alerts = [text for text in TEXTS.values() if text.kind is RuleKind.ALERT]
    assert [(rule.id, rule.tier, rule.sources) for rule in RULES] == [(t.id, t.tier, t.sources) for t in alerts]


def test_the_text_says_of_every_rule_in_the_code_that_it_is_acted_on() -> None:
    assert [rule.id for rule in RULES if not TEXTS[rule.id].watched] == []


def test_every_rule_says_in_one_sentence_what_it_is() -> None:
    for rule in RULES:
        assert (inspect.getdoc(rule.find) or "").startswith(f"{rule.id}: "), rule.id


def test_every_number_says_where_it_comes_from() -> None:
    source = inspect.getsource(thresholds)
    numbers = re.findall(r"^[A-Z_, ]+ = .+\n(\"\"\"(?:.|\n)*?\"\"\")", source, flags=re.MULTILINE)
    assert len(numbers) == len(re.findall(r"^[A-Z_, ]+ = ", source, flags=re.MULTILINE))
    for said in numbers:
        assert "Design choice" in said or "Source:" in said, said


def test_no_word_of_a_rule_names_a_cause_or_says_that_someone_is_safe() -> None:
    said = " ".join(
        f"{text.words} {text.also} {' '.join(text.choices)}" for text in TEXTS.values() if text.id != "R17"
    ).lower()
    assert [word for word in ("withdrawal", "toxic", "overdose", "safe", "because", "harmless") if word in said] == []
