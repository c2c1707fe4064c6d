"""Known vulnerabilities of what uv.lock installs, as a report: it never fails a build.

pip-audit runs in an environment of its own, for it needs a newer `packaging` than Rasa allows.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Iterator, Mapping, Optional

UV = Path(sys.executable).parent / "uv"
LOCKED = ("export", "--frozen", "--no-dev", "--no-emit-project", "--no-hashes", "--quiet")
AUDIT = (
    "tool", "run", "--quiet", "--from", "pip-audit>=2.9,<3", "pip-audit", "--no-deps",
    "--disable-pip", "--progress-spinner", "off", "--timeout", "10", "--format", "json",
)
MOST_SECONDS = 180


def main() -> None:
    for line in told(audited()):
        print(f"pip-audit: {line}")


def audited() -> Optional[Mapping[str, Any]]:
    """Its findings; None where it could not be run or looked nothing up."""
    try:
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as locked:
            locked.write(_output(UV, *LOCKED))
            locked.flush()
            found: Mapping[str, Any] = json.loads(_output(UV, *AUDIT, "-r", locked.name))
        return found
    except (OSError, subprocess.SubprocessError, ValueError):
        return None


def _output(*command: Any) -> str:
    """Of whatever exit status: that of findings is 1."""
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        timeout=MOST_SECONDS,
    ).stdout


def told(found: Optional[Mapping[str, Any]]) -> Iterator[str]:
    """The findings in lines; in one line when there is nothing to tell."""
    packages = found["dependencies"] if found else []
    looked_up = [package for package in packages if "skip_reason" not in package]
    if not looked_up:
        yield "nothing was checked: PyPI's advisories can't be had from here"
        return
    vulnerable = [package for package in looked_up if package["vulns"]]
    for package in vulnerable:
        for one in package["vulns"]:
            mended = ", ".join(one["fix_versions"]) or "no version"
            yield f"{package['name']} {package['version']}: {one['id']}, mended in {mended}"
    left_out = len(packages) - len(looked_up)
    yield (
        f"{len(vulnerable)} of {len(looked_up)} packages have known vulnerabilities"
        + (f"; {left_out} could not be looked up" if left_out else "")
    )


if __name__ == "__main__":
    main()
