"""The profile that LibreOffice is given: it opens a document and follows nothing in it."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

_COMMON = "/org.openoffice.Office.Common"
_SCRIPTING = f"{_COMMON}/Security/Scripting"
_SETTINGS = (
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Writer/Content/Update", "Field", "false"),
    ("/org.openoffice.Office.Writer/Content/Update", "Chart", "false"),
    (f"{_COMMON}/Save/Document", "WarnAlienFormat", "false"),
    (f"{_COMMON}/Misc", "FirstRun", "false"),
    (f"{_COMMON}/Misc", "UseLocking", "false"),
    ("/org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments",
     "AutoCheckEnabled", "false"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)  # fmt: skip
"""Macros never; active content off; links of a document not followed or updated; a proxy that is
nobody (port 9) where the network could not be taken away."""

_NAMES = (
    'xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_NO_JAVA = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<java xmlns="http://openoffice.org/2004/java/framework/1.0" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    '<enabled xsi:nil="false">false</enabled></java>\n'
)
_JAVA_FILES = ("Linux_X86_64", "Linux_AARCH64", "MacOSX_X86_64", "MacOSX_AARCH64", "Windows_X86_64")


def write_profile(folder: Path) -> None:
    """Make the profile in ``folder``, which need not be there."""
    user = folder / "user"
    (user / "config").mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{escape(path)}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>\n"
        for path, name, value in _SETTINGS
    )
    registry = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items {_NAMES}>\n{items}</oor:items>\n'
    )
    (user / "registrymodifications.xcu").write_text(registry, "utf-8")
    for system in _JAVA_FILES:
        (user / "config" / f"javasettings_{system}.xml").write_text(_NO_JAVA, "utf-8")
