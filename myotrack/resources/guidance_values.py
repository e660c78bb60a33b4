"""What the files of the guidance hold, as frozen values; `source` is always the key of a SourceText."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from myotrack.domain.guidance.alerts import Tier
from myotrack.domain.signs import Grade, SignUnit, WarningSign


class Column(StrEnum):
    """The two sides of the table of the baclofen guidance."""

    WITHDRAWAL = "withdrawal"
    TOXICITY = "toxicity"


class RuleKind(StrEnum):
    """What a rule makes: an alert, a status word, or nothing because it always holds."""

    ALERT = "alert"
    STATUS = "status"
    INVARIANT = "invariant"


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source: its full name, the short name that fits into a line, and a link to copy ("" for none)."""

    key: str
    name: str
    short: str
    link: str


@dataclass(frozen=True, slots=True)
class GradeText:
    """One grade of a sign; `say` is for the emergency card and "" where the grade is not red."""

    grade: Grade
    name: str
    looks_like: str
    red: bool
    say: str


@dataclass(frozen=True, slots=True)
class UnitLimits:
    """A unit that a sign can be measured in, and the lowest and highest number that can be entered."""

    unit: SignUnit
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class CellOfSign:
    """A cell of the table that a sign belongs to, and whose word that is."""

    column: Column
    row: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignText:
    """The words of one warning sign.

    `red` and `say` are those of the sign as a whole; a sign with grades has them in its grades. `guidance` is the line
    on the emergency card that says why it is an emergency sign.
    """

    sign: WarningSign
    name: str
    looks_like: str
    source: str
    red: bool
    say: str
    guidance: str
    grades: tuple[GradeText, ...]
    stands_in: tuple[CellOfSign, ...]
    rules: tuple[str, ...]
    value_name: str
    units: tuple[UnitLimits, ...]

    def grade(self, grade: Grade | None) -> GradeText | None:
        """Return the words of one grade; None for no grade."""
        return next((text for text in self.grades if text.grade is grade), None)


@dataclass(frozen=True, slots=True)
class Addition:
    """What a label or a published case adds to a cell of the table."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class TableCell:
    """One of the ten cells of the table of the baclofen guidance."""

    row: str
    row_name: str
    column: Column
    words: str
    source: str
    additions: tuple[Addition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """One rule in plain words; `watched` tells whether this version of the program acts on it."""

    id: str
    kind: RuleKind
    tier: Tier | None
    also: str
    words: str
    sources: tuple[str, ...]
    choices: tuple[str, ...]
    """Thresholds that are in no source: choices made for this diary."""
    watched: bool


@dataclass(frozen=True, slots=True)
class AnchorText:
    """One answer of a scale and what it stands for."""

    value: int
    words: str


@dataclass(frozen=True, slots=True)
class ScaleText:
    """A scale: id and version that answers are stored with, its question, ends and anchors."""

    id: str
    version: int
    title: str
    question: str
    low: int
    high: int
    anchors: tuple[AnchorText, ...]

    @property
    def stored_as(self) -> str:
        """What an answer is stored with, as in "severity/1"."""
        return f"{self.id}/{self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceTexts:
    """Sentences of texts.toml; the names say where they stand, holes in braces are filled by whoever shows them."""

    standing: str
    chart: str
    no_sign_entered: str
    signs_heading: str
    signs_question: str
    signs_in_doubt: str
    card_call: str
    card_call_either: str
    card_call_unknown: str
    card_ticked: str
    card_ticked_many: str
    card_refill_passed: str
    card_could_be: str
    card_say_heading: str
    card_say_with_medicine: str
    card_say_without_medicine: str
    card_no_medicine: str
    card_unreadable: str
    card_no_diary: str
    card_tell_medicines: str
    card_tell_kidneys_and_pump: str
    card_last_taken_unknown: str
    card_kidney_unknown: str
    card_pump_unknown: str
    card_until_heading: str
    card_stay: str
    card_do_not_change: str
    card_poison_line: str
    card_elsewhere: str
    card_not_dialled: str
    card_not_saved: str
    card_called: str
    card_copy: str
    card_mistake: str
    number_unverified: str
    twitch: str
    twitch_source: str
    worst_counts: str
    own_words: str
    baclofen_rule: str
    baclofen_rule_source: str
    no_own_changes: str
    no_own_changes_source: str
    before_title: str
    before_baclofen: str
    before_baclofen_source: str
    before_label: str
    before_label_source: str
    before_pump: str
    before_pump_source: str
    before_other: str
    before_other_source: str
    before_do: str
    before_decided: str
    before_red: str
    before_red_elsewhere: str
    before_spoken: str
    before_spoken_hint: str
    before_always: str
    rules_know_only: str
    answer_emergency: str
    answer_stays: str
    table_heading: str
    table_intro: str
    table_withdrawal: str
    table_toxicity: str
    table_addition: str
    link_to_copy: str
    table_elsewhere: str
    rule_watched: str
    rule_not_watched: str
    rule_design_choice: str
    days_to_weeks: str
    after_stopping: str
    after_stopping_source: str
    after_stopping_caveat: str
    only_one_cause: str
    only_one_cause_source: str
