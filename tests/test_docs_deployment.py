"""The files for systemd and containers: nothing runs as root, no secret stands in them."""
import configparser
import re

import yaml

from actions.settings import PREFIX, Settings
from tests.documents import ROOT

DEPLOYED = ROOT / "docs/deployment"
CONTAINER = (DEPLOYED / "Containerfile").read_text()
SERVICES = yaml.safe_load((DEPLOYED / "compose.yml").read_text())["services"]
CACHE = f"{PREFIX}CACHE_DIR"


def instructions(name):
    return re.findall(rf"^{name} (.*)$", CONTAINER, re.MULTILINE)


def test_no_process_is_roots():
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str
    unit.read(DEPLOYED / "pramuniaga.service")

    assert unit["Service"]["User"] == "shop"
    assert unit["Service"]["NoNewPrivileges"] == "true"
    assert instructions("USER") == ["shop"]
    assert CONTAINER.index("\nUSER shop") < CONTAINER.index("\nCMD")
    assert SERVICES["shop"]["cap_drop"] == ["ALL"]
    assert SERVICES["shop"]["read_only"]


def test_everything_that_is_copied_is_there():
    copied = [path for line in instructions("COPY") if not line.startswith("--from")
              for path in line.split()[:-1]]

    assert "actions" in copied
    assert [path for path in copied if not (ROOT / path).exists()] == []


def test_a_container_is_asked_whether_it_lives():
    assert "http://127.0.0.1:5005/health/live" in CONTAINER
    assert Settings.__fields__["port"].default == 5005


def test_only_settings_that_there_are_and_no_secret_are_set():
    given = SERVICES["shop"]["environment"]
    names = {*given, *re.findall(rf"{PREFIX}\w+", CONTAINER)}
    known = {f"{PREFIX}{name.upper()}" for name in Settings.__fields__} | {CACHE}

    assert names <= known
    secret = [name for name in given if "SECRET" in name or "DATABASE_URL" in name]
    assert [name for name in secret if "${" not in given[name]] == []
    assert "${POSTGRES_PASSWORD:?" in SERVICES["database"]["environment"]["POSTGRES_PASSWORD"]
