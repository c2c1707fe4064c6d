"""What is counted of talks that were played."""
from tests.talks.figures import failures, figures
from tests.talks.playing import PlayedTalk, PlayedTurn
from tests.talks.talk_files import TalkTold

RIGHT = PlayedTurn("1", "hi", ["text: Hello."])
WRONG = PlayedTurn("2", "two mugs", ["text: Sorry?", "data: sorry"], ["lacks /line: MUG x2/"])


def played(lang, *turns):
    return PlayedTalk(TalkTold(name="mugs", lang=lang, turns=[{"say": "hi"}]), turns)


def test_turns_and_whole_talks_are_shares_by_language_too():
    told = figures([played("en", RIGHT, WRONG), played("en", RIGHT, RIGHT), played("id", WRONG)])

    assert (told["turns_right"], told["talks_whole"]) == (0.6, 0.3333)
    assert (told["turns_right_en"], told["talks_whole_en"], told["turns_en"]) == (0.75, 0.5, 4)
    assert (told["turns_right_id"], told["talks_whole_id"], told["talks_id"]) == (0, 0, 1)


def test_a_wrong_turn_is_told_with_what_came():
    assert list(failures([played("en", RIGHT, WRONG)])) == [
        "mugs [2] 'two mugs'\n  !! lacks /line: MUG x2/\n     text: Sorry?"
    ]
