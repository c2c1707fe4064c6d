"""Every private name of Rasa that we lean on, as Rasa has it now: an upgrade is read from here."""
import ast
import importlib
import inspect
import logging
import pkgutil
import re
import textwrap
from abc import ABC
from importlib.util import find_spec
from pathlib import Path

import pytest
from rasa.core import processor
from rasa.core.actions.action import RemoteAction
from rasa.core.agent import Agent
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.core.policies import rule_policy
from rasa.core.policies.policy import Policy
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import TrackerStore
from rasa.engine.storage import local_model_storage
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.core import constants
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.nlu.training_data.formats import RasaYAMLReader

import bot
from bot.rasa.start import NEURAL_COMPONENTS

# Overridden or called, with the parameters that we count on.
PRIVATE = {
    (MessageProcessor, "_load_model"): ["model_path"],
    (MessageProcessor, "_get_action"): ["self", "action_name"],
    (MessageProcessor, "_handle_message_with_tracker"): ["self", "message", "tracker"],
    (MessageProcessor, "_parse_message_with_graph"): [
        "self", "message", "tracker", "only_output_properties",
    ],
    (MessageProcessor, "_run_prediction_loop"): ["self", "output_channel", "tracker"],
    (MessageProcessor, "_run_action"): [
        "self", "action", "tracker", "output_channel", "nlg", "prediction",
    ],
    (MessageProcessor, "_send_bot_messages"): ["events", "tracker", "output_channel"],
    (TemplatedNaturalLanguageGenerator, "_fill_response"): [
        "self", "response", "filled_slots", "kwargs",
    ],
    (Agent, "_create_tracker_store"): ["store", "domain"],
    (Agent, "_set_fingerprint"): ["self", "fingerprint"],
    (LocalModelStorage, "_load_metadata"): ["directory"],
    (RulePolicy, "_find_action_from_rules"): [
        "self", "tracker", "domain", "use_text_for_last_user_input",
    ],
    (RulePolicy, "_get_possible_keys"): ["self", "lookup", "states"],
    (Policy, "_prediction_states"): [
        "self", "tracker", "domain", "use_text_for_last_user_input", "rule_only_data",
    ],
    (RemoteAction, "_action_call_format"): ["self", "tracker", "domain"],
    (RemoteAction, "_validate_action_result"): ["self", "result"],
    (TrackerStore, "_stream_new_events"): ["self", "event_broker", "new_events", "sender_id"],
}
# Public, yet taken apart, put together anew or fed in a way that no guide describes.
BENT = {
    (MessageProcessor, "handle_message"): ["self", "message"],
    (MessageProcessor, "parse_message"): ["self", "message", "tracker", "only_output_properties"],
    (MessageProcessor, "run_action_extract_slots"): ["self", "output_channel", "tracker"],
    (MessageProcessor, "fetch_tracker_and_update_session"): [
        "self", "sender_id", "output_channel", "metadata",
    ],
    (Agent, "load_model"): ["self", "model_path", "fingerprint"],
    (Agent, "handle_message"): ["self", "message"],
    (RemoteAction, "action_response_format_spec"): [],
    (YAMLStoryReader, "read_from_parsed_yaml"): ["self", "parsed_content"],
    (RasaYAMLReader, "reads"): ["self", "string", "kwargs"],
}
CONSTANTS = {
    (local_model_storage, "MODEL_ARCHIVE_METADATA_FILE"): "metadata.json",
    (constants, "REQUESTED_SLOT"): "requested_slot",
    (constants, "ACTION_LISTEN_NAME"): "action_listen",
}
# What the processor says of each action that fails, which is silenced by its logger's name.
LOGGER = "rasa.core.processor"


def our_modules():
    for found in pkgutil.walk_packages(bot.__path__, "bot."):
        if "migrations" not in found.name and not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def is_private(name):
    return name.startswith("_") and not name.startswith("__") and not hasattr(ABC, name)


def rasa_owner(kind, name):
    """The class of Rasa that gives this name to `kind`, if one does."""
    owners = [base for base in kind.__mro__ if name in vars(base)]
    return next((base for base in owners if base.__module__.startswith("rasa.")), None)


def leaned_on():
    """Private names of Rasa's classes that our subclasses override or use, or that we set."""
    for module in our_modules():
        for kind in vars(module).values():
            if not isinstance(kind, type):
                continue
            if kind.__module__ == module.__name__:
                names = {*vars(kind), *attributes(inspect.getsource(kind))}
            elif kind.__module__.startswith("rasa."):
                names = attributes(inspect.getsource(module), of=kind.__name__)
            else:
                continue
            for name in filter(is_private, names):
                if owner := rasa_owner(kind, name):
                    yield owner, name


def attributes(source, of=None):
    """Names looked up in this source, of all things or of the thing with this name."""
    for node in ast.walk(ast.parse(textwrap.dedent(source))):
        if isinstance(node, ast.Attribute) and of in (None, getattr(node.value, "id", None)):
            yield node.attr


def test_these_are_all_private_names_that_we_lean_on():
    assert set(leaned_on()) == set(PRIVATE)


@pytest.mark.parametrize(
    ("owner", "name", "parameters"),
    [(*key, parameters) for key, parameters in {**PRIVATE, **BENT}.items()],
    ids=[f"{owner.__name__}.{name}" for owner, name in {**PRIVATE, **BENT}],
)
def test_rasa_still_has_it_as_we_call_it(owner, name, parameters):
    assert list(inspect.signature(vars_of(owner, name)).parameters) == parameters


def vars_of(owner, name):
    """As written in the class: a static method has no `self`, a class method no `cls`."""
    found = inspect.getattr_static(owner, name)
    return found.__func__ if isinstance(found, staticmethod) else getattr(owner, name)


def test_rasas_constants_are_what_we_take_them_for():
    assert {key: getattr(*key) for key in CONSTANTS} == CONSTANTS


def test_rasas_processor_logs_under_the_name_that_is_silenced():
    assert processor.logger.name == LOGGER == logging.getLogger(LOGGER).name


def test_the_components_left_out_without_tensorflow_are_rasas():
    # Read, for importing them imports TensorFlow.
    components = find_spec("rasa.engine.recipes.default_components").origin
    named = re.findall(r"\w+", Path(components).read_text(encoding="utf-8"))

    assert set(named) >= NEURAL_COMPONENTS



@pytest.mark.parametrize("module", [processor, rule_policy])
def test_rasa_copies_deeply_only_what_it_would_log(module):
    """Else it must not be taken away; see bot/rasa/lean_logging.py."""
    tree = ast.parse(inspect.getsource(module))
    logged = [node for call in ast.walk(tree) if is_debug_log(call) for node in ast.walk(call)]
    copying = [node for node in ast.walk(tree) if names_copy(node)]

    assert copying
    assert all(any(node is each for each in logged) for node in copying)


def is_debug_log(node):
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "structlogger.debug"


def names_copy(node):
    return isinstance(node, ast.Name) and node.id == "copy"
