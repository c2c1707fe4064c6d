"""Every metric is told in docs/operations.md, and what is deployed asks for no other."""
import json
import re

import pytest
import yaml
from prometheus_client import Counter, Gauge, Histogram

from actions import metrics as of_actions
from bot import metrics as of_bot
from bot.memory.database import open_memory
from bot.supervisor.metrics_port import Standing
from tests.documents import ROOT, text_of

DEPLOYED = ROOT / "docs/deployment"
DASHBOARD = json.loads((DEPLOYED / "grafana-dashboard.json").read_text())
ALERTS = yaml.safe_load((DEPLOYED / "alerts.yml").read_text())["groups"][0]["rules"]
ROW = re.compile(r"^\| `(pramuniaga_\w+)` \| (\w+) \|([^|]*)\|", re.MULTILINE)
NAME = re.compile(r"pramuniaga_\w+")
LABELS = re.compile(r"by \(([^)]*)\)|{{\s*(?:\$labels\.)?(\w+)\s*}}|(\w+)=\"")
OF_PROMETHEUS = {"le", "instance", "job"}


@pytest.fixture(scope="module")
def declared(tmp_path_factory):
    """By the name that a query begins with: kind and labels."""
    engine = open_memory(f"sqlite:///{tmp_path_factory.mktemp('memory')}/m.db", may_create=True)
    objects = [
        each for module in (of_actions, of_bot) for each in vars(module).values()
        if isinstance(each, (Counter, Gauge, Histogram))
    ]
    found = {each.describe()[0].name: (each.describe()[0].type, each._labelnames)
             for each in objects}
    for family in Standing(engine, {}).collect():
        found[family.name] = (family.type, family._labelnames)
    engine.dispose()
    return {
        f"{name}_total" if kind == "counter" else name: (kind, {*labels})
        for name, (kind, labels) in found.items()
    }


def queries():
    of_panels = [target for panel in DASHBOARD["panels"] for target in panel["targets"]]
    return [each["expr"] + each["legendFormat"] for each in of_panels] + [
        rule["expr"] + rule["annotations"]["summary"] for rule in ALERTS
    ]


def metric_in(name, declared):
    """A histogram is asked for by the names of its parts."""
    whole = re.sub(r"_(bucket|sum|count)$", "", name)
    return whole if declared.get(whole, ("",))[0] == "histogram" else name


def test_every_metric_is_told_and_no_other(declared):
    told = {
        name: (kind, set(re.findall(r"`(\w+)`", labels)))
        for name, kind, labels in ROW.findall(text_of(ROOT / "docs/operations.md"))
    }

    assert told == declared


def test_names_say_what_is_counted_in_which_unit(declared):
    assert {name for name, (kind, _) in declared.items() if kind == "histogram"} == {
        name for name in declared if name.endswith("_seconds")
    }


@pytest.mark.parametrize("query", queries())
def test_what_is_asked_for_is_there(query, declared):
    asked = {metric_in(name, declared) for name in NAME.findall(query)}
    names = {name for found in LABELS.findall(query) for name in re.findall(r"\w+", "".join(found))}

    assert asked <= declared.keys()
    assert names <= OF_PROMETHEUS.union(*(declared[name][1] for name in asked))


def test_every_metric_is_on_the_dashboard(declared):
    shown = {metric_in(name, declared) for query in queries() for name in NAME.findall(query)}

    assert shown == declared.keys()


def test_prometheus_asks_the_port_of_the_documents_and_reads_the_alerts():
    asks = yaml.safe_load((DEPLOYED / "prometheus.yml").read_text())
    [scrape] = asks["scrape_configs"]

    assert asks["rule_files"] == ["alerts.yml"]
    assert scrape["job_name"] == "pramuniaga"
    assert scrape["static_configs"] == [{"targets": ["127.0.0.1:9405"]}]
    assert "PRAMUNIAGA_METRICS_PORT=9405" in text_of(ROOT / "docs/operations.md")
