"""Plain phrases are served in a shop of three products, about which nothing was ever taught."""
from pathlib import Path

import pytest

from tests.servers import serve_own_shop
from tests.talks.figures import failures
from tests.talks.playing import play_all
from tests.talks.talk_files import read_talks

FOLDER = Path(__file__).parent
PHRASES, SERVED = 17, 17  # all are wanted; so many are served


@pytest.mark.e2e
def test_plain_phrases_are_served(tmp_path):
    with serve_own_shop(FOLDER / "furniture_shop", tmp_path) as shop:
        [played] = play_all(read_talks(FOLDER / "furniture"), shop)

    served = [turn for turn in played.turns if turn.is_right]
    assert len(played.turns) == PHRASES
    assert len(served) >= SERVED, "\n".join(failures([played]))
