"""The servers that dialogues are played against: started once a run."""
import pytest

from tests.servers import serve_demo_shop


@pytest.fixture(scope="session")
def shop(tmp_path_factory):
    with serve_demo_shop(tmp_path_factory.mktemp("shop")) as running:
        yield running
