"""What Undo and Redo do, and what is said of it."""

from __future__ import annotations

from myotrack.domain.errors import DiaryError, InvalidEntry, LaterChangeError
from myotrack.i18n import _
from myotrack.ui.foot_bar import FootBar
from myotrack.ui.host import Host
from myotrack.words.actions import redone_sentence, step_name, undone_sentence


def take_step(host: Host, foot: FootBar, *, back: bool) -> None:
    """Take back the last thing done in this session, or bring back what was undone last."""
    recorder = host.diary.recorder
    unread = recorder.waiting.take_back_unread() if back else None
    if unread is not None:
        foot.say(_("Taken back: {what}.").format(what=unread.what))
        return
    step, next_one = (recorder.undo, recorder.last_done()) if back else (recorder.redo, recorder.last_undone())
    if next_one is None:
        foot.say(_("Nothing to undo.") if back else _("Nothing to bring back."))
        return
    what = step_name(next_one.action, back=back)
    try:
        try:
            step()
        except DiaryError as problem:
            if not recorder.waiting.keep(what, step):
                raise
            host.say_waits(what, problem)
            return
    except (DiaryError, InvalidEntry, LaterChangeError) as problem:
        host.show_problem(problem)
        return
    sentence = undone_sentence(next_one.action) if back else redone_sentence(next_one.action)
    foot.say_saved(sentence, can_undo=recorder.last_done() is not None)
