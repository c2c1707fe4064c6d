"""Rules as they serve predict what Rasa's own policy predicts, whatever came before."""
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.generator import TrainingDataGenerator
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.importers.importer import TrainingDataImporter

from bot.rasa.served_rules import ServedRules

FORM = "checkout_form"
MOST_TURNS = 6


@pytest.fixture(scope="module")
def policies(tmp_path_factory):
    """Rasa's and ours, learnt from the shop's own rules, and the domain."""
    importer = TrainingDataImporter.load_from_config("config.yml", "bot/domain", ["data/rules"])
    domain = importer.get_domain()
    storage = LocalModelStorage.create(tmp_path_factory.mktemp("model"))
    resource, context = Resource("rules"), ExecutionContext(GraphSchema({}))
    config = {**RulePolicy.get_default_config(), "core_fallback_threshold": 0.3}
    learnt = RulePolicy.create(config, storage, resource, context)
    rules = TrainingDataGenerator(
        importer.get_stories(), domain, remove_duplicates=True, augmentation_factor=0
    ).generate()
    learnt.train(rules, domain)
    rasas, ours = (kind.load(config, storage, resource, context)
                   for kind in (RulePolicy, ServedRules))  # fmt: skip
    return rasas, ours, domain


def talks(domain):
    """Turns of an intent, and what was done by then: by rules, a form, or a failed form."""
    return st.lists(
        st.tuples(st.sampled_from(sorted(domain.intents)),
                  st.sampled_from(("rules", "form", "form left", "form ends"))),
        min_size=1, max_size=MOST_TURNS,
    )  # fmt: skip


def test_the_same_is_predicted_at_every_step(policies):
    rasas, ours, domain = policies

    @settings(deadline=None, max_examples=60)
    @given(talks(domain))
    def each_step(turns):
        tracker = DialogueStateTracker("c", domain.slots)
        for event in (ActionExecuted("action_session_start"), SessionStarted(),
                      ActionExecuted("action_listen")):  # fmt: skip
            tracker.update(event, domain)
        for intent, way in turns:
            tracker.update(UserUttered("…", {"name": intent, "confidence": 0.9}), domain)
            play(tracker, way)

    def play(tracker, way):
        for event in WAYS[way]:
            tracker.update(event, domain)
        for _ in range(8):
            wanted, found = (policy.predict_action_probabilities(tracker, domain)
                             for policy in (rasas, ours))  # fmt: skip
            assert found.probabilities == wanted.probabilities
            assert found.events == wanted.events
            done = domain.action_names_or_texts[wanted.max_confidence_index]
            tracker.update(ActionExecuted(done), domain)
            if done == "action_listen":
                return
        tracker.update(ActionExecuted("action_listen"), domain)

    each_step()


WAYS = {
    "rules": (),
    "form": (ActiveLoop(FORM), SlotSet("requested_slot", "address")),
    "form left": (ActiveLoop(FORM), ActionExecutionRejected(FORM)),
    "form ends": (ActiveLoop(None), SlotSet("requested_slot", None)),
}
