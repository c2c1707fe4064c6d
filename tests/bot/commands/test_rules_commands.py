"""The rules from the command line: are they right, and what did they bring about?"""
from datetime import timedelta
from io import StringIO

import pytest
from rich.console import Console
from typer.testing import CliRunner

from actions.selling import contact_policy, ledger
from actions.selling.decisions import ASKED, OFFERED, OUTRANKED, RANKING_REASONS, REASONS
from actions.selling.sell import sell, suggest
from actions.selling.tables import LearnedChance
from actions.settings import Settings
from bot.commands.cli import app
from bot.commands.rules_commands import check_rules, explain_session
from bot.commands.verdict_words import MOMENTS, VERDICTS
from tests.actions.selling.builders import (
    NOON,
    a_camera_shop,
    a_shopper,
    eager,
    ledger_of,
    observed,
)
from tests.builders import a_database


@pytest.fixture
def settings(tmp_path):
    """Of a shop that isn't loaded yet, with an empty selling.yml."""
    (tmp_path / "selling.yml").touch()
    return Settings(
        secret="s" * 32, database_url=f"sqlite:///{tmp_path / 'shop.db'}", shop_dir=tmp_path
    )


@pytest.fixture
def database(tmp_path):
    """The loaded camera shop that `settings` name."""
    database = a_database(tmp_path, a_camera_shop())
    yield database
    database.close()


def checked(settings, text=None, file=None):
    """The exit status of the check, and what it printed."""
    if text is not None:
        (settings.shop_dir / "selling.yml").write_text(text, encoding="utf-8")
    console = Console(file=StringIO(), width=200)
    return check_rules(settings, file, console), console.file.getvalue()


def explained(settings, session_id=None, width=200, has_steps=False):
    console = Console(file=StringIO(), width=width)
    status = explain_session(settings, session_id, console, has_steps)
    return status, console.file.getvalue()


def a_visit(database):
    """Offered a battery, which was declined; offered nothing more; asked for something better."""
    rules = eager(strategies={"accessory": {"prior": 0.12}})
    offer = sell(observed(database), rules, database)
    with database.session_scope() as db:
        ledger.decline(db, "c:conv", offer.id, NOON)
    later = observed(database, a_shopper(turn=12), now=NOON + timedelta(minutes=2))
    sell(later, rules, database)
    asking = observed(
        database, a_shopper(turn=13), looked_at="CAM-1", now=NOON + timedelta(minutes=3)
    )
    suggest(asking, rules, database, "up_sell")
    return offer.session_id


def test_right_rules_are_said_to_be_right(settings, database):
    status, text = checked(settings, "cap_per_session: 2\nstrategies: {reward: {enabled: false}}")

    assert status == 0
    assert "is right: 17 of 18 strategies on, at most 2 offers a session." in text


def test_every_mistake_is_told_with_file_line_and_fix(settings):
    status, text = checked(settings, "cap_per_sesion: 3\nlearning:\n  explore: 0.5\n")

    path = settings.shop_dir / "selling.yml"
    assert status == 1
    assert text.splitlines() == [
        f"{path}:1: cap_per_sesion: no such rule; did you mean `cap_per_session`?",
        f"{path}:3: learning.explore: needs to be at most 0.3",
        "2 to mend.",
    ]


def test_names_that_the_loaded_shop_does_not_have_are_told(settings, database):
    status, text = checked(settings, "exclude:\n  skus: [CASE, CRAD]\n")

    assert status == 1
    assert ":2: `CRAD` is not in the shop; did you mean `CARD`?" in text
    assert "1 to mend." in text


def test_before_a_shop_is_loaded_any_name_may_stand(settings):
    status, _ = checked(settings, "exclude:\n  skus: [CRAD]\n")

    assert status == 0


def test_another_file_may_be_checked(settings, tmp_path):
    other = tmp_path / "next-year.yml"
    other.write_text("cap_per_session: 99\n")

    status, text = checked(settings, file=other)

    assert status == 1
    assert f"{other}:1: cap_per_session: needs to be at most 20" in text


def test_a_missing_file_is_told(settings, tmp_path):
    status, text = checked(settings, file=tmp_path / "none.yml")

    assert status == 1
    assert "none.yml:1: cannot be read" in text


def test_what_a_merchant_wrote_is_printed_as_it_is(settings):
    _, text = checked(settings, "'[red]cap[/red]': 3")

    assert "selling.yml:1: [red]cap[/red]: no such rule; check the spelling" in text


def test_a_session_is_explained_moment_by_moment(settings, database):
    status, text = explained(settings, a_visit(database))

    assert status == 0
    assert "2024-05-01 12:00:00  message 10  cart: an offer was made" in text
    assert "2024-05-01 12:02:00  message 12  cart: silent: nothing fitted" in text
    assert text.index("message 10") < text.index("message 12")


def test_a_summary_comes_first(settings, database):
    _, text = explained(settings, a_visit(database), width=500)

    assert text.splitlines()[:5] == [
        "2 moments looked at.",
        "Offered BATTERY with CAM-1 by accessory: so far declined.",
        "Suggested when asked: CAM-2 with CAM-1 by next_tier: so far shown.",
        "1 × silent: nothing fitted.",
        "Most often against a candidate: another one was worth more (2); "
        "something of its kind was declined in this session (2); "
        "the shopper declined it lately (decline_days) (1).",
    ]


def test_what_was_offered_says_what_it_was_worth_the_rest_goes_by_the_reason(settings, database):
    _, text = explained(settings, a_visit(database), width=500)
    lines = [line.strip("│├└─ ") for line in text.splitlines()]

    offered = lines.index("accessory: BATTERY with CAM-1 (chance 0.1260, worth 2.52): offered")
    assert lines[offered + 1] == "so far declined; chosen with probability 1.00"
    assert lines[offered + 2] == (
        "0.12 of such offers are expected to be taken, × 1.00 for the evidence, "
        "× 1.00 for its rating, × 1.05 for its price: chance 0.1260; × 20.00 earned: worth 2.52"
    )
    assert lines[offered + 3] == (
        "another one was worth more: CARD with CAM-1 (accessory, chance 0.1320, worth 1.06), "
        "CASE with CAM-1 (accessory, chance 0.1290, worth 0.64)"
    )


def test_with_steps_it_says_why_check_by_check(settings, database):
    _, text = explained(settings, a_visit(database), width=700, has_steps=True)
    lines = [line.strip("│├└─ ") for line in text.splitlines()]

    offered = lines.index("accessory: BATTERY with CAM-1 (chance 0.1260, worth 2.52): offered")
    assert lines[offered + 1] == "so far declined; chosen with probability 1.00"
    assert lines[offered + 3].startswith("✓ is known  ✓ is consented to  ")
    card = lines.index(
        "accessory: CARD with CAM-1 (chance 0.1320, worth 1.06): another one was worth more"
    )
    assert lines[card + 1].endswith("✓ may be proactive  ✗ is chosen")
    declined = lines.index(
        "accessory: BATTERY with CAM-1: the shopper declined it lately (decline_days)"
    )
    assert lines[declined + 1].endswith("✓ is compatible  ✗ is not declined")
    assert (
        "accessory: CARD with CAM-1 (chance 0.1320, worth 1.06): "
        "something of its kind was declined in this session"
    ) in lines


def test_the_ledger_of_the_session_is_told(settings, database):
    _, text = explained(settings, a_visit(database))
    rows = [line.split() for line in text.splitlines() if "│" in line and "USD" in line]

    assert [[cell for cell in row if cell not in "│"] for row in rows] == [
        ["1", "proactive", "accessory", "BATTERY", "USD", "30.00", "declined"],
        ["–", "asked", "next_tier", "CAM-2", "USD", "150.00", "shown"],
    ]


def test_what_was_held_back_is_told(settings, database):
    sell(observed(database), eager(holdout_share=0.5), database)
    [entry] = ledger_of(database)

    _, text = explained(settings, entry.session_id)

    assert "an offer was held back: the shopper belongs to the holdout" in text
    assert "│ 1     │ withheld │ accessory │ BATTERY │ USD 30.00 │ withheld │" in text


def test_an_unknown_session_is_told(settings, database):
    assert explained(settings, "no-such") == (1, "There is no session no-such.\n")


@pytest.mark.parametrize("width", [80, 200])
def test_without_a_session_the_latest_are_listed_with_their_whole_names(
    settings, database, width
):
    session_id = a_visit(database)

    status, text = explained(settings, width=width)

    assert status == 0
    assert session_id in text
    assert "Explain one of them with --session ID." in text


def test_beside_them_stands_what_became_of_each_strategy(settings, database):
    with database.session_scope() as db:
        db.add_all(
            LearnedChance(
                context=context, strategy="todays_deal", shown=shown, accepted=0, chance=chance,
                learned_at=NOON,
            )
            for context, shown, chance in (("cart new one", 150, 0.01), ("cart new more", 50, 0.03))
        )

    _, text = explained(settings)

    assert "│ todays_deal │ 200    │ 0     │ 1.5%       │" in text


def test_every_verdict_has_its_words():
    reasons = {reason for given in REASONS.values() for reason in given}

    chosen = {OFFERED, ASKED, OUTRANKED, "withheld", "overtaken", "told_with_another"}
    assert set(VERDICTS) == reasons | chosen | {*RANKING_REASONS}


def test_every_silence_has_its_words():
    assert {
        "offers_stopped", "declined_in_row", "quiet_stage", "cap_reached",
        "cap_of_day_reached", "cap_of_30_days_reached", "cooling_down",
    } == set(MOMENTS) - {"offered", "asked", "withheld", "overtaken", "nothing_fits"}
    assert len(contact_policy.MOMENT_CHECKS) == 5


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["rules", "check"], 0, "is right"),
        (["rules", "check", "--file", "none.yml"], 1, "cannot be read"),
        (["rules", "explain"], 0, "Explain one of them"),
        (["rules", "links"], 0, "0 of"),
        (["rules", "links", "--all"], 0, "links say how much they are needed"),
        (["rules", "explain", "--session", "no-such"], 1, "There is no session"),
        (["rules", "explain", "--steps"], 0, "Explain one of them"),
    ],
)
def test_both_are_commands(settings, database, monkeypatch, arguments, status, words):
    monkeypatch.chdir(settings.shop_dir)  # no .env of a developer is read here
    monkeypatch.setenv("PRAMUNIAGA_SECRET", "s" * 32)
    monkeypatch.setenv("PRAMUNIAGA_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("PRAMUNIAGA_SHOP_DIR", str(settings.shop_dir))

    result = CliRunner().invoke(app, arguments)

    assert result.exit_code == status
    assert words in " ".join(result.output.split())
