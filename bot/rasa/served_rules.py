"""Rasa's rules as they serve: by intents alone, and by no more of the past than rules look at."""
import json
from collections import defaultdict
from functools import cached_property
from typing import Any, Mapping, Optional

from rasa.core.policies.rule_policy import RULES, RULES_FOR_LOOP_UNHAPPY_PATH, RulePolicy
from rasa.shared.core.constants import ACTION_LISTEN_NAME, PREVIOUS_ACTION, USER
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ACTION_NAME, INTENT

Key = tuple[Optional[str], Optional[str]]  # the action before, the intent where it matters


class ServedRules(RulePolicy):
    """Loads what RulePolicy learnt, and predicts the same in a fraction of the time.

    RulePolicy makes the state of every action of the talk, twice a prediction, and compares each
    rule with them.
    """

    def _find_action_from_rules(
        self, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> tuple[Optional[str], Optional[str], bool]:
        if use_text_for_last_user_input:
            return None, None, False  # no rule of ours looks at a message's words
        found: tuple[Optional[str], Optional[str], bool] = super()._find_action_from_rules(
            tracker, domain, use_text_for_last_user_input
        )
        return found

    def _prediction_states(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        use_text_for_last_user_input: bool = False,
        rule_only_data: Optional[dict[str, Any]] = None,
    ) -> list[State]:
        states: list[State] = super()._prediction_states(
            _Recent(tracker, self._looked_back), domain, use_text_for_last_user_input,
            rule_only_data,
        )  # fmt: skip
        return states

    def _get_possible_keys(self, lookup: dict[str, str], states: list[State]) -> set[str]:
        """Of the rules for what was done last, and for this intent, those that fit."""
        table = RULES if lookup is self.lookup[RULES] else RULES_FOR_LOOP_UNHAPPY_PATH
        done, intent = _key_of(states[-1])
        near = {key for each in {intent, None} for key in self._by_last[table][done, each]}
        possible: set[str] = super()._get_possible_keys({key: lookup[key] for key in near}, states)
        return possible

    @cached_property
    def _rules(self) -> Mapping[str, list[tuple[str, list[State]]]]:
        tables = RULES, RULES_FOR_LOOP_UNHAPPY_PATH
        return {
            table: [(key, json.loads(key)) for key in self.lookup.get(table, {})]
            for table in tables
        }

    @cached_property
    def _by_last(self) -> Mapping[str, Mapping[Key, list[str]]]:
        found: dict[str, defaultdict[Key, list[str]]] = {}
        for table, rules in self._rules.items():
            found[table] = defaultdict(list)
            for key, states in rules:
                found[table][_key_of(states[-1])].append(key)
        return found

    @cached_property
    def _looked_back(self) -> int:
        """One state more than the longest rule: where a rule ends, the talk need not begin."""
        rules = (states for table in self._rules.values() for _, states in table)
        return 1 + max(map(len, rules), default=0)


class _Recent:
    """A tracker as a featurizer sees it, with its last states alone."""

    def __init__(self, tracker: DialogueStateTracker, most: int) -> None:
        self._tracker, self._most = tracker, most

    def past_states(self, domain: Domain, **_: Any) -> list[State]:
        """States before each action, the last ones; see Domain.states_for_tracker_history."""
        looked_at = [slot for slot in domain.slots if slot.has_features()]
        names = {slot.name for slot in looked_at}
        replayed = DialogueStateTracker(self._tracker.sender_id, looked_at)
        events, states = self._tracker.applied_events(), list[State]()
        left = sum(type(event) is ActionExecuted for event in events)
        for event in events:
            kind = type(event)
            if kind is ActionExecuted:
                if left < self._most:
                    states.append(domain.get_active_state(replayed))
                left -= 1
            if kind is not BotUttered and (kind is not SlotSet or event.key in names):
                replayed.update(event)
        return [*states, domain.get_active_state(replayed)]


def _key_of(state: State) -> Key:
    """An intent decides only what follows a message."""
    done = state.get(PREVIOUS_ACTION, {}).get(ACTION_NAME)
    intent = state.get(USER, {}).get(INTENT) if done == ACTION_LISTEN_NAME else None
    return done, intent
