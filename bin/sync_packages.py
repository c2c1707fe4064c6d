"""Has uv install what uv.lock names; one line tells how far it is and how long it may take."""
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, Optional

UV = Path(sys.executable).with_name("uv")
SYNC = (UV, "sync", "--frozen", "--inexact", "--python", sys.executable)
# Measured on Linux, where neither uv's cache nor .venv held anything yet.
DOWNLOADED_GB = 1.2
NEEDED_GB = 3.4
LOOK_AGAIN_S = 0.25
TELL_AGAIN_S = 20  # where nothing can be drawn over
BAR_WIDTH = 30
# What uv says of each single package, and of its own work.
EVERYDAY = ("Downloading", "Downloaded", "Building", "Built", "Prepared", "Installed", "+ ", "- ")


class Volumes:
    """What uv writes to: its cache, and .venv, which shares the cache's files on one volume."""

    def __init__(self) -> None:
        cache = Path(subprocess.check_output((UV, "cache", "dir"), text=True).strip())
        folders = (next(p for p in (cache, *cache.parents) if p.exists()), Path(sys.prefix))
        self._folders = {folder.stat().st_dev: folder for folder in folders}.values()
        self._used_before = self._used()

    def find_full(self) -> Optional[Path]:
        """A folder whose volume hasn't the room that a first installation needs."""
        full = (f for f in self._folders if shutil.disk_usage(f).free < NEEDED_GB * 1e9)
        return next(full, None)

    def share_done(self) -> float:
        """Of a first installation; an estimate, since others may write there as well."""
        needed = NEEDED_GB * 1e9 * len(self._folders)
        return min(max((self._used() - self._used_before) / needed, 0), 0.99)

    def _used(self) -> int:
        return sum(shutil.disk_usage(folder).used for folder in self._folders)


def install(is_first: bool) -> int:
    """Returns the exit status; what uv said is shown when it failed."""
    volumes = Volumes()
    full = volumes.find_full() if is_first else None
    if full is not None:
        print(f"install: {full} lacks room: {NEEDED_GB} GB are needed.", file=sys.stderr)
        return 1
    if is_first:
        print(f"Installing packages: {DOWNLOADED_GB} GB to download, {NEEDED_GB} GB on disk …")
    else:
        print("Bringing the packages up to date …")
    began = time.monotonic()
    with tempfile.TemporaryFile("w+") as said:
        uv = subprocess.Popen(SYNC, stdout=said, stderr=subprocess.STDOUT)
        watch(uv, volumes if is_first else None, began)
        if uv.returncode:
            show_what_failed(said)
        else:
            print(f"Installed in {clock(time.monotonic() - began)}.")
    return uv.returncode


def watch(uv: subprocess.Popen[bytes], volumes: Optional[Volumes], began: float) -> None:
    """Tell how far it is until it has ended."""
    is_terminal, told_at = sys.stdout.isatty(), began
    while is_running(uv):
        elapsed = time.monotonic() - began
        line = progress(volumes.share_done(), elapsed) if volumes else clock(elapsed)
        if is_terminal:
            print(f"\r\x1b[K  {line}", end="", flush=True)
        elif began + elapsed - told_at >= TELL_AGAIN_S:
            told_at = began + elapsed
            print(f"  {line}", flush=True)
    if is_terminal:
        print("\r\x1b[K", end="", flush=True)


def is_running(uv: subprocess.Popen[bytes]) -> bool:
    """Answers after a moment, or at once when it has ended."""
    try:
        uv.wait(LOOK_AGAIN_S)
    except subprocess.TimeoutExpired:
        return True
    return False


def progress(share: float, elapsed: float) -> str:
    done = round(share * BAR_WIDTH)
    bar = "━" * done + "╌" * (BAR_WIDTH - done)
    line = f"{bar} {share:4.0%}  {clock(elapsed)}"
    return f"{line}, about {clock(elapsed / share - elapsed)} to come" if share > 0.03 else line


def clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def show_what_failed(said: IO[str]) -> None:
    said.seek(0)
    for line in said:
        if not line.strip().startswith(EVERYDAY):
            print(line, end="", file=sys.stderr)


if __name__ == "__main__":
    try:
        sys.exit(install(is_first="--first" in sys.argv))
    except KeyboardInterrupt:
        sys.exit(130)
