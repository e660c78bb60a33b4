from __future__ import annotations

import io
import os
import stat
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from myotrack.exchange.bundle import read_bundle
from myotrack.exchange.facts import UnreadableFileError

CSV = b"date,fact,value\r\n2026-03-03,kidney,normal\r\n"


def _zip(path: Path, *members: tuple[str | zipfile.ZipInfo, bytes], packing: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


def _why(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_bundle([path])
    return caught.value.refused.sentence


def test_files_folders_and_zips_are_gathered_in_order(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes(b"date,fact,value\n")
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("b.csv", "a.JSON", "notes.txt", ".hidden.csv"):
        (folder / name).write_bytes(CSV)
    packed = _zip(tmp_path / "x.zip", ("diary/c.csv", CSV), ("__MACOSX/._c.csv", b"?"), ("readme.md", b"hi"))
    found = read_bundle([tmp_path / "one.txt", folder, packed])
    assert [file.name for file in found] == ["one.txt", "a.JSON", "b.csv", "x.zip/diary/c.csv"]
    assert found[-1].data == CSV


def test_a_zip_is_known_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    packed = _zip(tmp_path / "backup.dat", ("a.csv", CSV))
    assert [file.name for file in read_bundle([packed])] == ["backup.dat/a.csv"]


def test_nothing_is_unpacked_onto_the_disk(tmp_path: Path) -> None:
    packed = _zip(tmp_path / "x.zip", ("a.csv", CSV))
    read_bundle([packed])
    assert [path.name for path in tmp_path.iterdir()] == ["x.zip"]


@pytest.mark.parametrize("name", ["../a.csv", "a/../../b.csv", "/etc/a.csv", "C:/a.csv", "..\\a.csv", "C:\\a.csv"])
def test_a_member_that_points_out_of_its_zip_is_refused(name: str, tmp_path: Path) -> None:
    member = zipfile.ZipInfo("placeholder")
    member.filename = name
    assert "outside" in _why(_zip(tmp_path / "x.zip", (member, CSV), ("fine.csv", CSV)))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_a_link_or_device_in_a_zip_is_refused(kind: int, tmp_path: Path) -> None:
    member = zipfile.ZipInfo("a.csv")
    member.external_attr = (kind | 0o777) << 16
    assert "link" in _why(_zip(tmp_path / "x.zip", (member, b"/etc/passwd")))


def test_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        packed = _zip(tmp_path / "x.zip", ("a.csv", CSV), ("a.csv", CSV))
    assert "same name" in _why(packed)


def _bomb(path: Path) -> Path:
    return _zip(path, *((f"{n}.csv", bytes(40_000_000)) for n in range(3)))


def _one_large_member(path: Path) -> Path:
    # Noise that packs badly enough not to trip the other limit first.
    return _zip(path, ("a.csv", bytes(range(256)) * 100 + bytes(51_000_000)), ("n.csv", os.urandom(1_000_000)))


def _many_members(path: Path) -> Path:
    return _zip(path, *((f"{n}.csv", b"") for n in range(5_000)), packing=zipfile.ZIP_STORED)


@pytest.mark.parametrize(
    ("make", "words"),
    [(_bomb, "100 times"), (_one_large_member, "50 MB"), (_many_members, "1,000 files")],
)
def test_a_bomb_is_refused_within_a_second_and_a_hundred_megabytes(
    make: Callable[[Path], Path], words: str, tmp_path: Path
) -> None:
    packed = make(tmp_path / "x.zip")
    tracemalloc.start()
    began = time.monotonic()
    assert words in _why(packed)
    took, (_now, peak) = time.monotonic() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 1
    assert peak < 110_000_000


def test_sizes_that_a_zip_lies_about_are_counted_while_unpacking(tmp_path: Path) -> None:
    packed = _zip(tmp_path / "x.zip", ("a.csv", bytes(20_000_000)))
    data = bytearray(packed.read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    packed.write_bytes(data)
    assert "damaged" in _why(packed) or "100 times" in _why(packed)


def test_a_locked_or_oddly_packed_zip_is_refused_with_its_reason(tmp_path: Path) -> None:
    packed = _zip(tmp_path / "x.zip", ("a.csv", CSV))
    data = bytearray(packed.read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    packed.write_bytes(data)
    assert "password" in _why(packed)
    assert "packed in a way" in _why(_zip(tmp_path / "y.zip", ("a.csv", CSV), packing=zipfile.ZIP_LZMA))


def test_every_cut_and_flipped_zip_is_one_sentence_and_no_crash(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", CSV * 20)
    whole = buffer.getvalue()
    path = tmp_path / "x.zip"
    sentences = []
    for place in range(4, len(whole)):
        for data in (whole[:place], whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]):
            path.write_bytes(data)
            try:
                read_bundle([path])
            except UnreadableFileError as error:
                sentences.append(error.refused.sentence)
    assert len(sentences) > len(whole)
    assert all(sentences)


def test_what_is_no_readable_file_is_refused(tmp_path: Path) -> None:
    assert "no such file" in _why(tmp_path / "missing.csv")
    os.mkfifo(tmp_path / "pipe.csv")
    assert "not a file" in _why(tmp_path / "pipe.csv")
    (tmp_path / "empty").mkdir()
    assert "no file that ends in" in _why(tmp_path / "empty")
    (tmp_path / "diary").write_bytes(b"SQLite format 3\x00 and more")
    assert "restore" in _why(tmp_path / "diary")
    (tmp_path / "empty.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    assert "no file that ends in" in _why(tmp_path / "empty.zip")


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(CSV)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.csv").symlink_to(tmp_path / "secret")
    assert "link" in _why(tmp_path / "folder")


def test_a_file_over_50_mb_and_over_a_million_rows_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(50_000_001)
    assert "50 MB" in _why(large)
    long = tmp_path / "long.csv"
    long.write_bytes(b"\n" * 1_000_001)
    assert "million rows" in _why(long)


def test_the_limits_hold_for_everything_together(tmp_path: Path) -> None:
    paths = []
    for number in range(5):
        path = tmp_path / f"{number}.csv"
        with path.open("wb") as file:
            file.truncate(41_000_000)
        paths.append(path)
    with pytest.raises(UnreadableFileError) as caught:
        read_bundle(paths)
    assert "200 MB" in caught.value.refused.sentence
