"""Settings of all processes, read once from the environment and checked at the start."""
import hashlib
import hmac
import ipaddress
import os
import re
from pathlib import Path
from typing import Literal, Optional

from dotenv import load_dotenv
from pydantic import BaseSettings, Field, SecretStr, ValidationError, root_validator, validator

PREFIX = "PRAMUNIAGA_"
UNLIMITED = "off"
ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d{1,5})?")  # as a browser writes it
RATE = re.compile(r"[1-9]\d*/(second|minute|hour|day)")
ANY_ADDRESS = ("0.0.0.0", "::")
CORES_A_WORKER, MOST_BY_CORES, MOST_WORKERS = 2, 8, 64  # a worker is a bot and its actions


class SettingsError(Exception):
    """A setting is missing or malformed; `problems` holds one line per setting."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def parts(value: str) -> tuple[str, ...]:
    """What stands between commas."""
    return tuple(filter(None, map(str.strip, value.split(","))))


def workers_by_cores() -> int:
    """How many bots, and as many action workers, unless an operator says so."""
    return min(max((os.cpu_count() or 1) // CORES_A_WORKER, 1), MOST_BY_CORES)


class Settings(BaseSettings):
    """What an operator may set; secrets hide their value when printed."""

    host: str = "127.0.0.1"
    port: int = Field(5005, ge=1, le=65535)
    workers: int = Field(default_factory=workers_by_cores, ge=1, le=MOST_WORKERS)
    database_url: str = "sqlite:///var/shop.db"
    memory_url: str = "sqlite:///var/conversations.db"
    secret: SecretStr
    customer_secret: Optional[SecretStr] = None
    shop_dir: Path = Path("data/shop")
    payment_url: str = ""
    trusted_proxies: str = ""
    allowed_origins: str = ""
    limit_conversation: str = "60/minute"
    limit_address: str = "2400/minute"
    limit_sessions: str = "300/minute"
    keep_talks_days: Optional[int] = Field(90, ge=1, le=36_500)  # None: for ever
    keep_orders_years: Optional[int] = Field(10, ge=1, le=1_000)
    log_format: Literal["plain", "json"] = "plain"
    metrics_host: str = "127.0.0.1"
    metrics_port: int = Field(0, ge=0, le=65535)  # 0: no metrics

    class Config:
        env_prefix = PREFIX
        frozen = True

    @root_validator(pre=True)
    def _is_left_out_when_empty(cls, given: dict[str, object]) -> dict[str, object]:
        return {name: value for name, value in given.items() if value != ""}

    @validator("secret", "customer_secret")
    def _is_long_enough(cls, value: Optional[SecretStr]) -> Optional[SecretStr]:
        if value is not None and len(value.get_secret_value()) < 32:
            raise ValueError("needs at least 32 characters")
        return value

    @validator("limit_conversation", "limit_address", "limit_sessions")
    def _is_rate(cls, value: str) -> str:
        if value != UNLIMITED and not RATE.fullmatch(value):
            raise ValueError('needs a number and a span, such as "60/minute", or "off"')
        return value

    @validator("keep_talks_days", "keep_orders_years", pre=True)
    def _is_limited(cls, value: object) -> object:
        return None if value == UNLIMITED else value

    @validator("trusted_proxies")
    def _are_networks(cls, value: str) -> str:
        for network in parts(value):
            try:
                ipaddress.ip_network(network)
            except ValueError as error:
                raise ValueError(f"{network!r} is no address and no network") from error
        return value

    @validator("allowed_origins")
    def _are_origins(cls, value: str) -> str:
        for origin in parts(value):
            if not ORIGIN.fullmatch(origin):
                raise ValueError(
                    f"{origin!r} is no origin, such as https://www.example.com, without a path"
                )
        return value

    @property
    def origins(self) -> tuple[str, ...]:
        """Of the websites whose pages may embed the widget."""
        return parts(self.allowed_origins)

    @property
    def url(self) -> str:
        """Of the chat page, on this machine."""
        host = "localhost" if self.host in ANY_ADDRESS else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def payment_base(self) -> str:
        return (self.payment_url or self.url).rstrip("/")


def load_settings(file: str = ".env") -> Settings:
    """Settings of this process: PRAMUNIAGA_* variables, filled up from `file`.

    Raises SettingsError naming each bad one.
    """
    load_dotenv(file)  # into the environment: what we start reads the same
    try:
        return Settings.parse_obj({})  # all of it is in the environment
    except ValidationError as error:
        problems = [
            f"{PREFIX}{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors()
        ]
        raise SettingsError(problems) from error


def action_token(secret: SecretStr) -> str:
    """What our processes show each other to be let in."""
    return hmac.new(secret.get_secret_value().encode(), b"actions", hashlib.sha256).hexdigest()
