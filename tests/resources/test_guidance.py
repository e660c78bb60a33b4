"""The shipped guidance: every sign, cell, rule, scale and number is there, sourced, and worded as agreed."""

from __future__ import annotations

import re
from dataclasses import fields
from string import Formatter

import pytest

from myotrack.domain.guidance.alerts import Tier
from myotrack.domain.guidance.rules import RULES
from myotrack.domain.scales import SCALE_VERSIONS, FrequencyBand, Interference, Severity
from myotrack.domain.signs import GRADES, VALUE_LIMITS, WarningSign, is_red
from myotrack.resources.guidance import (
    load_rules,
    load_scales,
    load_signs,
    load_sources,
    load_table,
    load_texts,
)
from myotrack.resources.guidance_values import Column, GuidanceTexts, RuleKind
from myotrack.words.sign_labels import grade_label, sign_label

SOURCES = {source.key for source in load_sources()}


# ---- signs


def test_every_sign_has_its_words_and_every_grade_too() -> None:
    signs = load_signs()
    assert set(signs) == set(WarningSign)
    for sign, text in signs.items():
        assert tuple(grade.grade for grade in text.grades) == GRADES.get(sign, ())


def test_the_text_calls_exactly_those_signs_red_that_the_rules_call_red() -> None:
    for sign, text in load_signs().items():
        if text.grades:
            assert {g.grade: g.red for g in text.grades} == {g.grade: is_red(sign, g.grade) for g in text.grades}
            assert not text.red
        else:
            assert text.red == is_red(sign, None), sign


def test_a_red_sign_has_what_the_emergency_card_needs() -> None:
    for text in load_signs().values():
        says = [g.say for g in text.grades if g.red] + ([text.say] if text.red else [])
        is_an_emergency = bool(says)
        assert all(says)
        assert is_an_emergency == text.guidance.startswith("From the baclofen guidance: "), text.sign


def test_a_sign_has_the_same_name_in_the_guidance_and_everywhere_else() -> None:
    for sign, text in load_signs().items():
        assert text.name == sign_label(sign)
        assert [grade.name for grade in text.grades] == [grade_label(grade.grade) for grade in text.grades]


def test_a_value_has_the_same_limits_in_the_text_and_in_the_rules() -> None:
    shown = {(s.sign, u.unit): (u.low, u.high) for s in load_signs().values() for u in s.units}
    assert shown == VALUE_LIMITS
    assert all(bool(text.value_name) == bool(text.units) for text in load_signs().values())


def test_the_signs_stand_in_cells_that_are_there_and_name_rules_that_are_there() -> None:
    cells = {(cell.column, cell.row) for cell in load_table()}
    rules = {rule.id for rule in load_rules()}
    for text in load_signs().values():
        assert {(place.column, place.row) for place in text.stands_in} <= cells
        assert set(text.rules) <= rules


@pytest.mark.parametrize(
    "sign",
    [
        WarningSign.SEIZURE,
        WarningSign.CONFUSION,
        WarningSign.HALLUCINATIONS,
        WarningSign.AGITATION,
        WarningSign.FAST_PULSE,
        WarningSign.TWITCHES_ALL_OVER,
        WarningSign.LOW_BLOOD_PRESSURE,
        WarningSign.TEMPERATURE,
    ],
)
def test_a_sign_of_both_sides_stands_on_both_so_that_nothing_is_decided(sign: WarningSign) -> None:
    assert {place.column for place in load_signs()[sign].stands_in} == set(Column)


# ---- the table


def test_the_table_has_all_ten_cells_row_by_row_from_the_baclofen_guidance() -> None:
    cells = load_table()
    assert [(cell.row, cell.column) for cell in cells] == [
        (row, column) for row in ("onset", "twitches", "mental_state", "with_it", "risk") for column in Column
    ]
    assert {cell.source for cell in cells} == {"B"}


def test_what_labels_and_cases_add_is_kept_apart_from_the_cell() -> None:
    additions = [addition for cell in load_table() for addition in cell.additions]
    assert {"labels", "oral_label", "pump_label", "cases"} <= {addition.source for addition in additions}
    words = {cell.words for cell in load_table()}
    assert not words & {addition.words for addition in additions}


# ---- the rules


def test_the_rules_run_from_r1_to_r20_with_the_b_rules() -> None:
    wanted = [f"R{n}" for n in range(1, 21)]
    for number in ("R10", "R11", "R12"):
        wanted.insert(wanted.index(number) + 1, f"{number}b")
    assert [rule.id for rule in load_rules()] == wanted


def test_the_text_says_of_a_rule_that_it_is_acted_on_exactly_when_it_is() -> None:
    watched = {rule.id for rule in load_rules() if rule.kind is RuleKind.ALERT and rule.watched}
    assert watched == {rule.id for rule in RULES}


def test_an_alert_has_a_tier_and_nothing_else_has_one() -> None:
    for rule in load_rules():
        assert (rule.tier is not None) == (rule.kind is RuleKind.ALERT), rule.id
    emergencies = [rule.id for rule in load_rules() if rule.tier is Tier.EMERGENCY]
    assert emergencies == [f"R{n}" for n in range(1, 9)]


def test_a_number_in_a_rule_is_a_choice_that_is_listed_or_comes_from_a_label() -> None:
    for rule in load_rules():
        numbers = re.findall(r"(?<!R)\b\d+\b", rule.words)
        if rule.kind is RuleKind.ALERT and rule.id != "R18":
            assert bool(rule.choices) >= bool(numbers), rule.id


# ---- every source is one of the list


def test_every_source_that_is_named_is_in_the_list_of_sources() -> None:
    texts = load_texts()
    named = {getattr(texts, field.name) for field in fields(texts) if field.name.endswith("_source")}
    named |= {text.source for text in load_signs().values()}
    named |= {place.source for text in load_signs().values() for place in text.stands_in}
    named |= {cell.source for cell in load_table()}
    named |= {addition.source for cell in load_table() for addition in cell.additions}
    named |= {source for rule in load_rules() for source in rule.sources}
    assert named <= SOURCES


def test_every_rule_names_its_source() -> None:
    assert [rule.id for rule in load_rules() if not rule.sources] == []


# ---- texts


def test_the_standing_sentences_are_word_for_word() -> None:
    texts = load_texts()
    assert texts.standing == (
        "A personal diary to record twitches, medicines and doses and to show them to your care team. "
        "It does not diagnose, predict, or recommend treatment."
    )
    assert texts.chart == "This diary cannot tell whether you are in danger. If you are worried, get help."
    assert texts.no_sign_entered == "No warning sign was entered"
    assert texts.days_to_weeks == "days to weeks (general information)"


def test_the_emergency_sentences_are_word_for_word() -> None:
    texts = load_texts()
    assert texts.card_do_not_change == (
        "Do not stop, skip or take extra on your own. "
        "Get medical help now: they will tell you what to do about the next dose."
    )
    assert texts.card_could_be == "It could be an overdose or withdrawal."
    assert texts.card_stay.startswith("Stay with the person.")
    assert texts.after_stopping_caveat == (
        "Published cases are not a prediction for you; unusual cases get published more."
    )


def test_no_text_tells_someone_to_go_on_taking_a_medicine() -> None:
    texts = load_texts()
    everything = " ".join(getattr(texts, field.name) for field in fields(texts)).lower()
    assert re.search(r"\b(?:keep|go on|continue) taking\b", everything) is None


HOLES = {
    "card_call": {"number"},
    "card_call_either": {"first", "second"},
    "card_call_unknown": {"first", "second"},
    "card_ticked": {"sign", "time"},
    "card_ticked_many": {"sign", "time"},
    "card_say_with_medicine": {"medicine", "sign"},
    "card_say_without_medicine": {"sign"},
    "card_poison_line": {"country", "number"},
    "card_elsewhere": {"country"},
    "before_title": {"medicine"},
    "before_red": {"key"},
}


@pytest.mark.parametrize("name", [field.name for field in fields(GuidanceTexts)])
def test_a_text_has_exactly_the_holes_that_are_filled(name: str) -> None:
    text = getattr(load_texts(), name)
    assert {hole for _, hole, _, _ in Formatter().parse(text) if hole is not None} == HOLES.get(name, set())


# ---- scales


def test_answers_are_stored_with_the_scales_that_are_shipped() -> None:
    assert " ".join(scale.stored_as for scale in load_scales().values()) == SCALE_VERSIONS


@pytest.mark.parametrize(
    ("scale_id", "grades"), [("frequency", FrequencyBand), ("severity", Severity), ("interference", Interference)]
)
def test_every_grade_has_its_anchor(scale_id: str, grades: type[FrequencyBand | Severity | Interference]) -> None:
    assert [anchor.value for anchor in load_scales()[scale_id].anchors] == [int(grade) for grade in grades]


def test_the_anchors_are_those_of_the_design() -> None:
    words = {scale.id: [anchor.words for anchor in scale.anchors] for scale in load_scales().values()}
    assert words["frequency"] == [
        "none", "a few (1–5)", "now and then (6–24)", "often (several an hour)", "almost constant",
    ]  # fmt: skip
    assert words["severity"] == [
        "none",
        "barely visible; only I notice",
        "visible; nothing dropped or spilled",
        "moves the limb or body; drop, spill, or wakes me",
        "throws me off balance; fall or injury risk",
    ]
    assert words["interference"] == [
        "none",
        "noticed; did everything as usual",
        "slower or more careful; no help",
        "needed help, or gave something up",
        "could not do basic things",
    ]
