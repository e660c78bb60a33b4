"""Every shipped file has a source and a licence in the list of resources, and every row of the list a file."""

from __future__ import annotations

from fnmatch import fnmatchcase

from myotrack.resources.locate import read_text, resource_path


def _rows() -> dict[str, tuple[str, ...]]:
    """Return pattern → (what it is, source, licence) from the table in resources/README.md."""
    rows: dict[str, tuple[str, ...]] = {}
    for line in read_text("README.md").splitlines():
        if line.startswith("| `"):
            names, *rest = (cell.strip() for cell in line.strip("|").split("|"))
            for name in names.split(","):
                rows[name.strip().strip("`")] = tuple(rest)
    return rows


def _files() -> list[str]:
    root = resource_path()
    paths = (path for path in root.rglob("*") if path.is_file() and path.suffix != ".mo")
    return sorted(path.relative_to(root).as_posix() for path in paths)


def test_every_file_is_listed() -> None:
    patterns = list(_rows())
    unlisted = [file for file in _files() if not any(fnmatchcase(file, pattern) for pattern in patterns)]
    assert unlisted == []


def test_every_row_names_a_file_that_is_there() -> None:
    files = _files()
    empty = [pattern for pattern in _rows() if not any(fnmatchcase(file, pattern) for file in files)]
    assert empty == []


def test_every_row_has_a_source_and_a_licence() -> None:
    incomplete = [name for name, cells in _rows().items() if len(cells) != 3 or not all(cells)]
    assert incomplete == []
