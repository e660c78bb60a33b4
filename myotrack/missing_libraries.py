"""Says in one sentence what a Linux computer lacks for a window, where Qt would abort or print a traceback.

The list of packages is the one that `.ci/setup` installs (a test compares them).
"""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from myotrack.i18n import _

DEBIAN_PACKAGES = (
    "libglib2.0-0",
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libdbus-1-3",
    "libfontconfig1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
    "libwayland-cursor0",
    "libcups2",
)
_LIBRARY_IN_LOADER_MESSAGE = re.compile(r"^(?P<library>[^:\s]+\.so[^:\s]*): cannot open shared object file")


def why_no_window(environ: Mapping[str, str] | None = None) -> str | None:
    """Return why Qt could not open a window here, or None when nothing speaks against it.

    Loads the plugin that Qt itself would load: the loader names the first library that is missing.
    """
    if sys.platform != "linux":
        return None
    platforms = _platforms(os.environ if environ is None else environ)
    if not platforms:
        return _(
            "MyoTrack found no screen to open its window on (neither DISPLAY nor WAYLAND_DISPLAY is set); "
            "its commands work without one: myotrack --help"
        )
    if platforms in (["offscreen"], ["minimal"]):
        return None  # these need nothing beyond what PySide6 itself brings or names when it is imported
    problems = [_why_not(platform) for platform in platforms]
    return None if None in problems else problems[0]


def explain(error: ImportError) -> str | None:
    """Return a sentence for an import that failed for want of a system library, else None."""
    found = _LIBRARY_IN_LOADER_MESSAGE.match(str(error))
    return None if found is None else _sentence(found["library"])


def _platforms(environ: Mapping[str, str]) -> list[str]:
    """Return the names of the platform plugins that Qt would try, such as ["wayland", "xcb"]."""
    chosen = environ.get("QT_QPA_PLATFORM")
    if chosen:
        return [name.partition(":")[0] for name in chosen.split(";")]
    session = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
    return [platform for platform, variable in session.items() if environ.get(variable)]


def _why_not(platform: str) -> str | None:
    package = importlib.util.find_spec("PySide6")
    if package is None or package.submodule_search_locations is None:
        return _("MyoTrack's window needs PySide6, which is not installed: pip install PySide6-Essentials")
    for folder in package.submodule_search_locations:
        plugin = Path(folder, "Qt", "plugins", "platforms", f"libq{platform}.so")
        if plugin.exists():
            import ctypes

            try:
                ctypes.CDLL(str(plugin))
            except OSError as error:
                found = _LIBRARY_IN_LOADER_MESSAGE.match(str(error))
                return None if found is None else _sentence(found["library"])
    return None


def _sentence(library: str) -> str:
    if Path("/etc/debian_version").exists():
        return _(
            "MyoTrack cannot open its window because the system library {library} is missing; "
            "this line installs it: {command}"
        ).format(library=library, command="sudo apt-get install " + " ".join(DEBIAN_PACKAGES))
    return _(
        "MyoTrack cannot open its window because the system library {library} is missing; "
        "install the package of your system that holds it."
    ).format(library=library)
