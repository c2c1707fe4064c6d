"""What was counted meanwhile, in this process."""
from contextlib import contextmanager

from prometheus_client import REGISTRY


def value(name, **labels):
    return REGISTRY.get_sample_value(name, labels) or 0


@contextmanager
def counted(name, **labels):
    """Yields a list, which holds at the end how much more there is of it."""
    before, more = value(name, **labels), []
    yield more
    more.append(value(name, **labels) - before)
