from __future__ import annotations

from pathlib import Path

from myotrack.services.backup_list import Why, list_backups
from myotrack.services.backups import back_up
from tests.cli.running import TABLES, one_sentence, run
from tests.services.opened import NOW
from tests.storage.files import a_diary_of_version, digest


def test_no_command_changes_a_backup_of_an_earlier_version(tmp_path: Path) -> None:
    old = a_diary_of_version(tmp_path / "d.myotrack", 1)
    made = back_up(old, tmp_path / "backups", NOW, Why.BEFORE_UPGRADE)
    before = digest(made)
    assert run("check", made).status == 0
    assert run("summary", made).status == 0
    assert run("export", made, "--format", "json", "-o", tmp_path / "all.json").status == 0
    for refused in (run("import", made, TABLES), run("restore", old, "-o", made)):
        assert refused.status == 1
        assert f"{made} is a backup" in one_sentence(refused)
    assert digest(made) == before
    assert [(b.why, b.sound, b.schema) for b in list_backups(tmp_path / "backups")] == [(Why.BEFORE_UPGRADE, True, 1)]
    assert sorted(p.name for p in (tmp_path / "backups").iterdir()) == [made.name, f"{made.name}.json"]
