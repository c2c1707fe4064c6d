"""Learning by itself: from answers to offers, and from what was bought."""
from actions.selling.learning_answers import learn_answers
from actions.selling.rules_file import load_rules
from bot.jobs.work import Work


def learn_from_answers(work: Work) -> None:
    """Raises RulesError."""
    rules = load_rules(work.settings.shop_dir / "selling.yml")
    learn_answers(work.database, rules, work.now)


def learn_from_orders(work: Work) -> None:
    from actions.learning.learn import learn_history  # 50 MB that the worker itself never needs

    learn_history(work.database, now=work.now)
