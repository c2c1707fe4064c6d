"""Settings: read once, checked at the start, secrets never shown."""
import os
from pathlib import Path

import pytest

from actions.settings import PREFIX, SettingsError, action_token, load_settings

SECRET = "s" * 32
NEEDED = {"PRAMUNIAGA_SECRET": SECRET}


def read_settings(environment):
    """As a process with these variables, and none of ours beside them, reads them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(PREFIX)]:
            patch.delenv(name)
        for name, value in environment.items():
            patch.setenv(name, value)
        return load_settings(os.devnull)


def a_setting(**values):
    """Settings with these beside the secret, named without their prefix."""
    return read_settings({**NEEDED, **{f"PRAMUNIAGA_{k.upper()}": v for k, v in values.items()}})


def problems(environment):
    with pytest.raises(SettingsError) as refusal:
        read_settings(environment)
    return refusal.value.problems


def test_only_the_secret_is_needed():
    settings = read_settings(NEEDED)

    assert (settings.host, settings.port) == ("127.0.0.1", 5005)
    assert settings.database_url == "sqlite:///var/shop.db"
    assert settings.memory_url == "sqlite:///var/conversations.db"
    assert settings.shop_dir == Path("data/shop")
    assert settings.customer_secret is None


def test_everything_may_be_set():
    settings = a_setting(
        host="0.0.0.0", port="6005", database_url="postgresql://db/shop",
        memory_url="postgresql://db/talk", customer_secret="c" * 32, shop_dir="/srv/shop",
    )

    assert (settings.host, settings.port) == ("0.0.0.0", 6005)
    assert (settings.database_url, settings.memory_url) == (
        "postgresql://db/shop", "postgresql://db/talk",
    )
    assert settings.customer_secret.get_secret_value() == "c" * 32
    assert settings.shop_dir == Path("/srv/shop")


@pytest.mark.parametrize(("host", "url"), [
    ("shop.local", "http://shop.local:6005"), ("0.0.0.0", "http://localhost:6005"),
    ("::", "http://localhost:6005"), ("::1", "http://[::1]:6005"),
])
def test_the_address_follows_host_and_port(host, url):
    assert a_setting(host=host, port="6005").url == url


@pytest.mark.parametrize(("url", "base"), [
    ("", "http://127.0.0.1:6005"),
    ("https://pay.example", "https://pay.example"),
    ("https://pay.example/shop/", "https://pay.example/shop"),
])
def test_payment_links_begin_where_the_operator_says(url, base):
    assert a_setting(port="6005", payment_url=url).payment_base == base


@pytest.mark.parametrize("name", ["limit_conversation", "limit_address", "limit_sessions"])
@pytest.mark.parametrize("value", ["60", "0/minute", "60/fortnight", "many", "-1/minute"])
def test_a_limit_is_a_number_and_a_span(name, value):
    assert problems({**NEEDED, f"PRAMUNIAGA_{name.upper()}": value}) == [
        f'PRAMUNIAGA_{name.upper()}: needs a number and a span, such as "60/minute", or "off"'
    ]


def test_limits_may_be_lifted():
    assert a_setting(limit_address="off").limit_address == "off"


def test_proxies_are_addresses_or_networks():
    assert a_setting(trusted_proxies="10.0.0.0/8, ::1").trusted_proxies == "10.0.0.0/8, ::1"
    assert problems({**NEEDED, "PRAMUNIAGA_TRUSTED_PROXIES": "10.0.0.0/8,proxy"}) == [
        "PRAMUNIAGA_TRUSTED_PROXIES: 'proxy' is no address and no network"
    ]


def test_origins_are_those_of_websites():
    settings = a_setting(allowed_origins="https://www.example.com, http://localhost:8080")

    assert settings.origins == ("https://www.example.com", "http://localhost:8080")
    assert a_setting().origins == ()


@pytest.mark.parametrize("value", ["*", "www.example.com", "https://www.example.com/shop"])
def test_what_no_browser_calls_an_origin_is_refused(value):
    assert problems({**NEEDED, "PRAMUNIAGA_ALLOWED_ORIGINS": value}) == [
        f"PRAMUNIAGA_ALLOWED_ORIGINS: {value!r} is no origin, such as https://www.example.com, "
        "without a path"
    ]


def test_logs_are_plain_and_nothing_is_measured_unless_asked_for():
    settings = a_setting()

    assert (settings.log_format, settings.metrics_port) == ("plain", 0)
    assert a_setting(metrics_port="9400").metrics_host == "127.0.0.1"


@pytest.mark.parametrize(("name", "value"), [
    ("LOG_FORMAT", "xml"), ("METRICS_PORT", "-1"), ("METRICS_PORT", "65536"),
])
def test_a_form_or_a_port_that_is_none_is_refused(name, value):
    [problem] = problems({**NEEDED, f"PRAMUNIAGA_{name}": value})

    assert problem.startswith(f"PRAMUNIAGA_{name}: ")


def test_an_empty_variable_counts_as_left_out():
    assert a_setting(port="", customer_secret="").port == 5005


def test_variables_of_others_are_left_alone():
    assert read_settings({**NEEDED, "PORT": "1", "PRAMUNIAGA_ACTIONS_TOKEN": "x"}).port == 5005


@pytest.mark.parametrize("environment", [{}, {"PRAMUNIAGA_SECRET": ""}])
def test_without_a_secret_nothing_starts(environment):
    assert problems(environment) == ["PRAMUNIAGA_SECRET: field required"]


@pytest.mark.parametrize("name", ["PRAMUNIAGA_SECRET", "PRAMUNIAGA_CUSTOMER_SECRET"])
def test_a_short_secret_is_refused_and_not_told(name):
    short = "hush" * 7 + "hus"

    [problem] = problems({**NEEDED, name: short})

    assert problem == f"{name}: needs at least 32 characters"


@pytest.mark.parametrize("port", ["0", "65536", "many", "50.5"])
def test_a_port_that_is_none_is_refused(port):
    [problem] = problems({**NEEDED, "PRAMUNIAGA_PORT": port})

    assert problem.startswith("PRAMUNIAGA_PORT: ")


def test_every_problem_is_told_at_once():
    found = problems({"PRAMUNIAGA_PORT": "many", "PRAMUNIAGA_LIMIT_ADDRESS": "0"})

    assert [problem.split(":")[0] for problem in found] == [
        "PRAMUNIAGA_PORT", "PRAMUNIAGA_SECRET", "PRAMUNIAGA_LIMIT_ADDRESS",
    ]


def test_printing_settings_shows_no_secret():
    settings = a_setting(customer_secret="c" * 32)

    for shown in (repr(settings), str(settings), settings.json()):
        assert SECRET not in shown
        assert "c" * 32 not in shown


def test_settings_do_not_change():
    settings = read_settings(NEEDED)

    with pytest.raises(TypeError):
        settings.port = 1


def test_the_environment_wins_over_the_file(tmp_path, monkeypatch):
    (tmp_path / ".env").write_text(f"PRAMUNIAGA_SECRET={SECRET}\nPRAMUNIAGA_PORT=6005\n")
    monkeypatch.chdir(tmp_path)
    # Set and removed, so that what the file sets is taken back after the test.
    monkeypatch.setenv("PRAMUNIAGA_SECRET", "")
    monkeypatch.delenv("PRAMUNIAGA_SECRET")
    monkeypatch.setenv("PRAMUNIAGA_PORT", "7005")

    settings = load_settings()

    assert settings.port == 7005
    assert settings.secret.get_secret_value() == SECRET


def test_the_token_for_actions_is_made_of_the_secret_and_does_not_tell_it():
    ours = action_token(read_settings(NEEDED).secret)
    other = action_token(read_settings({"PRAMUNIAGA_SECRET": "t" * 32}).secret)

    assert len(ours) == 64
    assert ours != other
    assert ours == action_token(read_settings(NEEDED).secret)
