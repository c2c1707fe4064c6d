"""How many messages one conversation may send within a while."""
import time
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from typing import Callable


@dataclass
class FloodGate:
    """Counts in this process; forgets the conversations that are quiet."""

    most: int = 30
    window_seconds: float = 60.0
    clock: Callable[[], float] = time.monotonic
    _sent: "OrderedDict[str, deque[float]]" = field(default_factory=OrderedDict)

    def admits(self, conversation: str) -> bool:
        """Count one message; False when it is one too many."""
        now = self.clock()
        self._forget_before(now - self.window_seconds)
        times = self._sent.setdefault(conversation, deque())
        while times and times[0] <= now - self.window_seconds:
            times.popleft()
        if len(times) >= self.most:
            return False
        times.append(now)
        self._sent.move_to_end(conversation)
        return True

    def _forget_before(self, moment: float) -> None:
        while self._sent:
            conversation, times = next(iter(self._sent.items()))
            if times and times[-1] > moment:
                return
            del self._sent[conversation]
