from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.services.opened import Opened, opened


@pytest.fixture
def it() -> Iterator[Opened]:
    """An open, empty diary on a Saturday evening."""
    found = opened()
    yield found
    found.diary.close()
