"""`pramuniaga read` with the model that serves."""
import json
import subprocess
import sys

from actions.reading.reading import reading_of


def test_a_message_is_read_in_the_terminal(shop):  # which trained a model
    ran = subprocess.run(
        [sys.executable, "-m", "bot.commands.cli", "read", "--json", "two kettles, no lids"],
        capture_output=True, text=True, timeout=120,
    )

    assert ran.returncode == 0, ran.stderr[-2000:]
    assert [wish.said for wish in reading_of(json.loads(ran.stdout)).wishes] == [
        "two kettles, no lids"
    ]
