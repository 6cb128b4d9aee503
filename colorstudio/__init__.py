"""ColorStudio: colour photos, objects, palettes and line art; the artist's colours are the law."""

import os
import socket

__version__ = "0.1.0"

# Nothing is told to anybody, whatever the libraries of models would: they look here when imported.
os.environ.update(
    dict.fromkeys(("HF_HUB_DISABLE_TELEMETRY", "DISABLE_TELEMETRY", "DO_NOT_TRACK"), "1")
)
# One of them, urllib3, opens a socket when it is imported, to see whether it could use IPv6. No
# download goes through it.
socket.has_ipv6 = False
