"""Questions, and what an answer counts as."""
from pathlib import Path

import pytest

from tests.benchmarks.answers.judging import Answered, figures
from tests.benchmarks.answers.questions import Question, QuestionError, read_questions

OWN = Path("tests/answers")
EACH = 150  # questions about facts, and as many about products, in each language


def a_question(about="product", language="en", **hints):
    return Question(language=language, about=about, say="is it red?", **hints)


def answered(*lines, **question):
    return Answered(a_question(**question), lines)


@pytest.mark.parametrize(("line", "outcome"), [
    ("text: Yes, it is red.", "right"),
    ("text: I don't know.", "unknown"),
    ("text: Yes, it is green.", "untrue"),
    ("text: Yes, it is red and green.", "untrue"),
])
def test_an_answer_is_right_untrue_or_neither(line, outcome):
    assert answered(line, has=["yes"], any=["red", "scarlet"], lacks=["green"]).outcome == outcome


def test_facts_and_products_are_counted_apart_and_by_language():
    told = figures([
        answered("text: red", has=["red"]),
        answered("text: green", language="id", lacks=["green"]),
        answered("text: red", about="fact", has=["red"]),
    ])

    assert (told["product_right"], told["product_untrue"]) == (0.5, 0.5)
    assert (told["product_questions"], told["facts_questions"]) == (2, 1)
    assert (told["facts_right"], told["facts_untrue"]) == (1, 0)
    assert (told["product_right_en"], told["product_untrue_id"]) == (1, 1)


def test_a_question_is_read_with_what_is_said_before(tmp_path):
    (tmp_path / "id.yml").write_text(
        "- {about: fact, say: bisa COD, before: [halo], customer: C0001, any: COD, expect: ya}\n"
    )

    [question] = read_questions(tmp_path)

    assert (question.language, question.before, question.customer) == ("id", ("halo",), "C0001")
    assert question.any == ("COD",)


@pytest.mark.parametrize(("text", "told"), [
    ("- {about: weather, say: hi}", "question 1.*about"),
    ("- {about: fact}", "say"),
    ("- hi", "question 1"),
    ("- [", r"en\.yml"),
])
def test_a_file_that_cannot_be_read_says_where(tmp_path, text, told):
    (tmp_path / "en.yml").write_text(text)

    with pytest.raises(QuestionError, match=f"(?s){told}"):
        read_questions(tmp_path)


def test_a_folder_without_questions_is_refused(tmp_path):
    with pytest.raises(QuestionError, match="no questions"):
        read_questions(tmp_path)


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("about", ["fact", "product"])
def test_enough_is_asked_and_about_half_is_kept_aside(language, about):
    own = [q for q in read_questions(OWN) if q.language == language and q.about == about]
    aside = sum(question.is_kept_aside for question in own)

    assert len(own) >= EACH
    assert 0.4 < aside / len(own) < 0.6
