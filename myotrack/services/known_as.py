"""KnownAs: by what a diary is known again, so that what waits for it goes into no other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownAs:
    """What a diary calls itself, which a copy and a moved file keep, and where it lies; "" where that is not known."""

    diary_id: str
    place: str

    def is_same(self, other: KnownAs) -> bool:
        """Whether this is the same diary: by what both call themselves; by the place where one of them says nothing.

        The place alone proves nothing: another person's file may have been put there.
        """
        if self.diary_id and other.diary_id:
            return self.diary_id == other.diary_id
        return bool(self.place) and self.place == other.place
