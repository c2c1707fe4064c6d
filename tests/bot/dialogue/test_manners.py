"""Manners: who is upset, for how long, and when regret is told."""
import pytest

from bot.dialogue.manners import SORRY, Mood, mood_after

UPSET_AT_3 = {"upset": True, "upset_at_turn": 3, "sorry_at_turn": 3}


def said(intent, *moods):
    return {"intent": {"name": intent}, "entities": [{"entity": "mood", "value": m} for m in moods]}


def test_an_upset_question_is_answered_after_a_word_of_regret():
    assert mood_after({}, said("order_status", "upset"), 3) == Mood(UPSET_AT_3, SORRY)


@pytest.mark.parametrize("intent", ["complaint", "human_handover", "nlu_fallback"])
def test_some_answers_regret_by_themselves(intent):
    assert mood_after({}, said(intent, "upset"), 3) == Mood(UPSET_AT_3)


def test_a_complaint_tells_the_mood_in_calm_words_too():
    assert mood_after({}, said("complaint"), 3) == Mood(UPSET_AT_3)


@pytest.mark.parametrize(("turn", "says"), [(4, None), (8, None), (9, SORRY)])
def test_regret_is_not_told_every_time(turn, says):
    mood = mood_after(UPSET_AT_3, said("order_status", "upset"), turn)

    assert (mood.slots["upset_at_turn"], mood.says) == (turn, says)


@pytest.mark.parametrize(("turn", "intent", "slots"), [
    (4, "order_status", {}), (9, "order_status", {}), (10, "order_status", {"upset": False}),
    (4, "thank", {"upset": False}),
])
def test_calm_returns_with_thanks_or_with_time(turn, intent, slots):
    assert mood_after(UPSET_AT_3, said(intent), turn) == Mood(slots)


def test_angry_thanks_are_none():
    assert mood_after(UPSET_AT_3, said("thank", "upset"), 4).slots["upset"] is True


def test_calm_shoppers_change_nothing():
    assert mood_after({"upset": None}, said("thank"), 40) == Mood()
