from __future__ import annotations

from pathlib import Path

import pytest

from myotrack.domain.shared_places import SharedPlace, Sharing
from myotrack.services.places import shared_place
from myotrack.words.place_words import shared_place_sentence, sharing_name

LOCAL = "/dev/sda1 / ext4 rw 0 0\nproc /proc proc rw 0 0\n"


def place_of(path: Path, mounts: str = LOCAL) -> Sharing | None:
    found = shared_place(path, mounts)
    return None if found is None else found.sharing


@pytest.mark.parametrize(
    ("folder", "sharing"),
    [
        ("OneDrive", Sharing.ONEDRIVE),
        ("OneDrive - Clinic", Sharing.ONEDRIVE),
        ("Library/CloudStorage/OneDrive-Personal", Sharing.ONEDRIVE),
        ("Dropbox", Sharing.DROPBOX),
        ("Dropbox (Personal)", Sharing.DROPBOX),
        ("Library/Mobile Documents/com~apple~CloudDocs", Sharing.ICLOUD),
        ("iCloudDrive", Sharing.ICLOUD),
        ("Google Drive/My Drive", Sharing.GOOGLE_DRIVE),
        ("Library/CloudStorage/GoogleDrive-me@example.org", Sharing.GOOGLE_DRIVE),
        ("Library/CloudStorage/Box-Box", Sharing.OTHER_CLOUD),
        ("Nextcloud", Sharing.NEXTCLOUD),
        ("Nextcloud2/health", Sharing.NEXTCLOUD),
        ("ownCloud", Sharing.NEXTCLOUD),
        ("Documents", None),
        ("My Dropbox notes", None),
        ("OneDriver", None),
        ("Nextcloudy", None),
    ],
)
def test_the_folders_of_the_clouds_are_known_by_their_names(
    tmp_path: Path, folder: str, sharing: Sharing | None
) -> None:
    inside = tmp_path / folder / "deeper"
    inside.mkdir(parents=True)
    assert place_of(inside / "diary.myotrack") is sharing


@pytest.mark.parametrize(
    ("mark", "sharing"),
    [
        (".stfolder", Sharing.SYNCTHING),
        (".dropbox.cache", Sharing.DROPBOX),
        (".nextcloudsync.log", Sharing.NEXTCLOUD),
        ("._sync_0a1b2c.db", Sharing.NEXTCLOUD),
        (".tmp.driveupload", Sharing.GOOGLE_DRIVE),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", Sharing.ONEDRIVE),
        (".stfolder.txt", None),
    ],
)
def test_a_folder_of_any_name_is_known_by_what_the_programs_leave_in_it(
    tmp_path: Path, mark: str, sharing: Sharing | None
) -> None:
    (tmp_path / mark).touch()
    diary = tmp_path / "years" / "2026" / "diary.myotrack"
    diary.parent.mkdir(parents=True)
    found = shared_place(diary, LOCAL)
    assert (found and found.sharing) is sharing
    if found is not None:
        assert found.folder == str(tmp_path)
    assert place_of(tmp_path.parent / "beside" / "diary.myotrack") is None


@pytest.mark.parametrize(
    ("kind", "sharing"),
    [
        ("nfs4", Sharing.NETWORK),
        ("cifs", Sharing.NETWORK),
        ("fuse.sshfs", Sharing.NETWORK),
        ("fuse.onedriver", Sharing.ONEDRIVE),
        ("ext4", None),
        ("9p", None),
        ("tmpfs", None),
    ],
)
def test_a_network_file_system_is_known_by_the_table_of_mounts(
    tmp_path: Path, kind: str, sharing: Sharing | None
) -> None:
    share = tmp_path / "the share"
    (share / "mine").mkdir(parents=True)
    mounts = f"{LOCAL}server:/x {str(share).replace(' ', chr(92) + '040')} {kind} rw 0 0\nhalf a line\n"
    assert place_of(share / "mine" / "diary.myotrack", mounts) is sharing
    assert place_of(tmp_path / "diary.myotrack", mounts) is None
    local_inside = f"{mounts}/dev/sdb1 {str(share).replace(' ', chr(92) + '040')}/mine ext4 rw 0 0\n"
    assert place_of(share / "mine" / "diary.myotrack", local_inside) is None


def test_a_share_of_a_server_is_known_by_the_form_of_its_path() -> None:
    assert place_of(Path("\\\\server\\share\\diary.myotrack")) is Sharing.NETWORK
    assert place_of(Path("\\\\?\\UNC\\server\\share\\diary.myotrack")) is Sharing.NETWORK
    assert place_of(Path("\\\\?\\C:\\Users\\me\\diary.myotrack")) is None


def test_a_link_into_a_shared_folder_is_in_it(tmp_path: Path) -> None:
    real = tmp_path / "Dropbox"
    real.mkdir()
    (tmp_path / "mine").symlink_to(real)
    assert place_of(tmp_path / "mine" / "diary.myotrack") is Sharing.DROPBOX


def test_a_diary_of_this_computer_is_nobodys_else(tmp_path: Path) -> None:
    assert shared_place(tmp_path / "diary.myotrack") is None
    assert shared_place(tmp_path / "not" / "there" / "diary.myotrack") is None


@pytest.mark.parametrize("sharing", list(Sharing))
def test_every_kind_of_sharing_has_its_sentence_with_the_folder_and_a_way_out(sharing: Sharing) -> None:
    said = shared_place_sentence(SharedPlace("/home/me/Sync", sharing))
    assert "/home/me/Sync" in said
    assert "Keep it" in said
    assert sharing_name(sharing) in said or sharing is Sharing.NETWORK
