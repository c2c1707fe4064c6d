"""How much one conversation, and one address, may ask of the shop in a while."""
import ipaddress
import time
from dataclasses import dataclass, field
from typing import Optional

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from actions.settings import UNLIMITED, Settings
from bot.channels.channel import Refused

SITE_BITS = 64  # one household or phone has as many IPv6 addresses as it likes


@dataclass
class Limits:
    """Counted in this process; a limit that is None is none."""

    conversation: Optional[RateLimitItem] = None  # messages of one
    address: Optional[RateLimitItem] = None  # messages from one
    sessions: Optional[RateLimitItem] = None  # new ones from one
    _storage: MemoryStorage = field(default_factory=MemoryStorage)

    def __post_init__(self) -> None:
        self._counter = FixedWindowRateLimiter(self._storage)  # which holds it but weakly

    def count_message(self, conversation: str, address: str) -> None:
        """Raises Refused when it is one too many."""
        self._count(self.conversation, "conversation", conversation)
        self._count(self.address, "address", site_of(address))

    def count_session(self, address: str) -> None:
        """Raises Refused."""
        self._count(self.sessions, "sessions", site_of(address))

    def _count(self, limit: Optional[RateLimitItem], kind: str, who: str) -> None:
        if limit is not None and who and not self._counter.hit(limit, kind, who):
            resets_at, _ = self._counter.get_window_stats(limit, kind, who)
            raise Refused(429, "too_many", retry_after_s=_until(resets_at))


def limits_of(settings: Settings) -> Limits:
    return Limits(
        _rate(settings.limit_conversation), _rate(settings.limit_address),
        _rate(settings.limit_sessions),
    )


def _rate(setting: str) -> Optional[RateLimitItem]:
    return None if setting == UNLIMITED else parse(setting)


def site_of(address: str) -> str:
    """The address as it is counted: of IPv6 only the part that a site is given."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return address
    mapped = parsed.ipv4_mapped
    network = ipaddress.ip_network((parsed, SITE_BITS), strict=False)
    return str(mapped or network.network_address)


def _until(moment: float) -> int:
    return max(1, round(moment - time.time()))
