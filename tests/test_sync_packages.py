"""What the first installation tells of itself."""
import io
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import SimpleNamespace

import pytest

SCRIPT = Path("bin/sync_packages.py")


@pytest.fixture
def script():
    """Loaded as bin/install runs it: it belongs to no package."""
    spec = spec_from_file_location("sync_packages", SCRIPT)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("share", "elapsed", "told"), [
    (0.0, 0.0, "   0%  0:00"),
    (0.25, 30.0, "  25%  0:30, about 1:30 to come"),
    (0.99, 100.0, "  99%  1:40, about 0:01 to come"),
])
def test_a_line_tells_how_far_it_is_and_what_is_to_come(script, share, elapsed, told):
    line = script.progress(share, elapsed)

    assert line[script.BAR_WIDTH:] == told


def test_what_failed_is_shown_without_the_everyday_lines(script, capsys):
    said = io.StringIO(
        "Downloading scipy (32.8MiB)\n Downloaded scipy\n + scipy==1.11.4\n"
        "error: Failed to download `numpy`\n  cause: no network\n"
    )

    script.show_what_failed(said)

    assert capsys.readouterr().err == "error: Failed to download `numpy`\n  cause: no network\n"


@pytest.mark.parametrize(("used_gb", "share"), [(0, 0), (1.7, 0.5), (3.4, 0.99), (9, 0.99)])
def test_the_share_is_what_the_disk_has_grown_by(script, monkeypatch, tmp_path, used_gb, share):
    used = iter([10e9, 10e9 + used_gb * 1e9])
    monkeypatch.setattr(script.subprocess, "check_output", lambda *_, **__: f"{tmp_path}\n")
    monkeypatch.setattr(script.shutil, "disk_usage", lambda _: SimpleNamespace(used=next(used)))
    monkeypatch.setattr(script.sys, "prefix", str(tmp_path))

    assert script.Volumes().share_done() == pytest.approx(share)
