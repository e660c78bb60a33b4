"""The command that draws every screen finds its way to each of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from myotrack.ui.render import main
from myotrack.ui.render_scenes import scenes


@pytest.fixture(scope="module")
def drawn(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All pictures of the light look at 100 %, on a small screen."""
    out = tmp_path_factory.mktemp("pictures")
    assert main([str(out), "--only", "light-100", "--size", "1024x768"]) == 0
    return out


def test_every_scene_has_a_name_of_its_own_and_a_picture_of_its_size(drawn: Path) -> None:
    names = [scene.name for scene in scenes()]
    assert len(set(names)) == len(names)
    for name in names:
        picture = QImage(str(drawn / f"{name}-light-100.png"))
        assert (picture.width(), picture.height()) == (1024, 768), name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("settings-demo", "settings-numbers"),
        ("warning_signs-demo", "warning_signs-table"),
        ("history-demo", "history-week"),
        ("today-demo", "today-details"),
        ("count-demo", "count-running"),
        ("medicines-demo", "medicines-change-dose"),
        ("recovery-demo", "recovery-read-out"),
    ],
)
def test_a_part_that_is_one_press_away_is_another_picture(drawn: Path, one: str, other: str) -> None:
    assert QImage(str(drawn / f"{one}-light-100.png")) != QImage(str(drawn / f"{other}-light-100.png"))


def test_a_size_that_is_none_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path), "--size", "wide"])
    assert "1024x768" in capsys.readouterr().err
