"""What was counted: meanwhile in this process, or so far by the processes of a run."""
from contextlib import contextmanager

import requests
from prometheus_client import REGISTRY
from prometheus_client.parser import text_string_to_metric_families

PATIENCE_S = 20


def value(name, **labels):
    return REGISTRY.get_sample_value(name, labels) or 0


@contextmanager
def counted(name, **labels):
    """Yields a list, which holds at the end how much more there is of it."""
    before, more = value(name, **labels), []
    yield more
    more.append(value(name, **labels) - before)


def asked(port):
    """Every sample that a run tells on this port, by its name and labels."""
    answer = requests.get(f"http://127.0.0.1:{port}/metrics", timeout=PATIENCE_S)
    answer.raise_for_status()
    families = text_string_to_metric_families(answer.text)
    return {
        (each.name, *each.labels.values()): each.value
        for family in families for each in family.samples
    }
