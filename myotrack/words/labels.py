"""Words for the answers of a day: states, frequency, the scales, where and when, who and how.

Signs have theirs in `sign_labels`, medicines and health facts in `medicine_labels`.
A label stands alone (on a button, in a table), so it begins with a capital letter.
"""

from __future__ import annotations

from myotrack.domain.checkins import Activity, CheckInStatus, Circumstance, DayState, Excuse, Region
from myotrack.domain.counting import Position
from myotrack.domain.provenance import Author, Source
from myotrack.domain.scales import FrequencyBand, Interference, Severity
from myotrack.i18n import _


def state_label(state: DayState) -> str:
    """Return what is known about a day, as in "Not logged"."""
    return {
        DayState.NOT_LOGGED: _("Not logged"),
        DayState.UNKNOWN: _("Don't remember"),
        DayState.ZERO: _("No twitches"),
        DayState.VALUE: _("Twitches"),
        DayState.PARTIAL: _("Partly logged"),
        DayState.EXCUSED: _("Excused"),
    }[state]


def status_label(status: CheckInStatus) -> str:
    """Return what kind of answer a check-in is."""
    return {
        CheckInStatus.ANSWERED: _("Answered"),
        CheckInStatus.UNKNOWN: _("Don't remember"),
        CheckInStatus.EXCUSED: _("Excused"),
        CheckInStatus.LATER: _("Bad day – fill in later"),
    }[status]


def excuse_label(excuse: Excuse) -> str:
    """Return why a day needs no answers."""
    return {
        Excuse.HOSPITAL: _("In hospital"),
        Excuse.AWAY: _("Away"),
        Excuse.OTHER: _("Another reason"),
    }[excuse]


def band_label(band: FrequencyBand) -> str:
    """Return the short word of a frequency band, as in "Now and then"."""
    return {
        FrequencyBand.NONE: _("None"),
        FrequencyBand.FEW: _("A few"),
        FrequencyBand.NOW_AND_THEN: _("Now and then"),
        FrequencyBand.OFTEN: _("Often"),
        FrequencyBand.CONSTANT: _("Almost constant"),
    }[band]


def band_hint(band: FrequencyBand) -> str:
    """Return how many twitches a band stands for in the person's words, as in "6–24"; "" where the word says it all."""
    return {
        FrequencyBand.NONE: _("0"),
        FrequencyBand.FEW: _("1–5"),
        FrequencyBand.NOW_AND_THEN: _("6–24"),
        FrequencyBand.OFTEN: _("several an hour"),
        FrequencyBand.CONSTANT: "",
    }[band]


def severity_label(severity: Severity, own_words: tuple[str, ...] = ()) -> str:
    """Return the short word of a severity; the person's own word (`own_words[0..4]`) where there is one."""
    own = own_words[severity] if severity < len(own_words) else ""
    if own.strip():
        return own.strip()
    return {
        Severity.NONE: _("None"),
        Severity.BARELY_VISIBLE: _("Barely visible"),
        Severity.VISIBLE: _("Visible"),
        Severity.MOVES_THE_LIMB: _("Moves the limb or body"),
        Severity.OFF_BALANCE: _("Throws me off balance"),
    }[severity]


def severity_hint(severity: Severity) -> str:
    """Return the second half of a severity's anchor (clinical.md §4); "" where the label is all of it."""
    return {
        Severity.NONE: "",
        Severity.BARELY_VISIBLE: _("only I notice"),
        Severity.VISIBLE: _("nothing dropped or spilled"),
        Severity.MOVES_THE_LIMB: _("I drop or spill things, or it wakes me"),
        Severity.OFF_BALANCE: _("I may fall or get hurt"),
    }[severity]


def interference_label(interference: Interference) -> str:
    """Return the short word for how far twitches got in the way."""
    return {
        Interference.NONE: _("None"),
        Interference.NOTICED: _("Noticed"),
        Interference.SLOWER: _("Slower"),
        Interference.NEEDED_HELP: _("Needed help"),
        Interference.COULD_NOT: _("Could not"),
    }[interference]


def interference_hint(interference: Interference) -> str:
    """Return the anchor of an interference grade in full (clinical.md §4); "" for none."""
    return {
        Interference.NONE: "",
        Interference.NOTICED: _("I did everything as usual"),
        Interference.SLOWER: _("slower or more careful, without help"),
        Interference.NEEDED_HELP: _("needed help, or gave something up"),
        Interference.COULD_NOT: _("could not do basic things"),
    }[interference]


def region_label(region: Region) -> str:
    """Return the name of a part of the body."""
    return {
        Region.FACE: _("Face or eyes"),
        Region.NECK: _("Neck"),
        Region.TRUNK: _("Trunk"),
        Region.RIGHT_ARM: _("Right arm"),
        Region.LEFT_ARM: _("Left arm"),
        Region.RIGHT_LEG: _("Right leg"),
        Region.LEFT_LEG: _("Left leg"),
        Region.WHOLE_BODY: _("Whole body"),
    }[region]


def circumstance_label(circumstance: Circumstance) -> str:
    """Return when twitches came."""
    return {
        Circumstance.AT_REST: _("At rest"),
        Circumstance.IN_ACTION: _("While doing something"),
        Circumstance.STARTLE: _("When startled"),
        Circumstance.FALLING_ASLEEP: _("Falling asleep"),
    }[circumstance]


def activity_label(activity: Activity) -> str:
    """Return what twitches got in the way of."""
    return {
        Activity.EATING_DRINKING: _("Eating or drinking"),
        Activity.WRITING_TYPING: _("Writing or typing"),
        Activity.DRESSING_WASHING: _("Dressing or washing"),
        Activity.WALKING: _("Walking"),
        Activity.SPEAKING: _("Speaking"),
        Activity.SLEEPING: _("Sleeping"),
    }[activity]


def position_label(position: Position | None) -> str:
    """Return how the body was held while counting."""
    if position is None:
        return _("Not said")
    return {
        Position.REST: _("At rest"),
        Position.ARMS_OUT: _("Arms held out"),
        Position.ACTION: _("In action"),
    }[position]


def author_label(author: Author) -> str:
    """Return who wrote something."""
    return {Author.PATIENT: _("Patient"), Author.CAREGIVER: _("Caregiver")}[author]


def source_label(source: Source) -> str:
    """Return how a fact came into the diary."""
    return {
        Source.LIVE: _("Entered on the day"),
        Source.LATE: _("Entered later"),
        Source.PAPER: _("Copied from paper"),
        Source.IMPORTED: _("Imported from a file"),
    }[source]
