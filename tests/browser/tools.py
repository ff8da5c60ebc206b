"""The programs that these tests call, and what they are missing."""

import importlib.util
import os
import shutil
from pathlib import Path

QUALITY = Path(__file__).resolve().parents[2] / "quality"
AXE = QUALITY / "node_modules" / "axe-core" / "axe.min.js"
LIGHTHOUSE = QUALITY / "node_modules" / "lighthouse" / "cli" / "index.js"
VNU = QUALITY / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
# No lookups of its own: what leaves the browser must come from the page.
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def missing() -> str:
    """Say in one sentence what is missing to open the pages; empty when nothing is."""
    there = {
        "Chromium": bool(CHROMIUM),
        "Java": bool(shutil.which("java")),
        "Playwright": importlib.util.find_spec("playwright") is not None,
        "las herramientas de quality/": all(map(Path.is_file, (AXE, LIGHTHOUSE, VNU))),
    }
    absent = [name for name, found in there.items() if not found]
    return f"Sin navegador no se prueba: falta {', '.join(absent)}." if absent else ""
