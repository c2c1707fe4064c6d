"""The merchant's rules from the command line: are they right, and what did they bring about?"""
from pathlib import Path
from typing import Iterable, Mapping, Optional, Sequence

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text
from rich.tree import Tree

from actions.databases.errors import DatabaseEmpty
from actions.schema import open_shop_database
from actions.selling.decisions import OFFERED, Verdict, decisions_of, steps_of
from actions.selling.errors import RuleProblem, RulesError
from actions.selling.ledger import entries_of
from actions.selling.rules_file import load_rules, name_problems
from actions.selling.sessions import newest_sessions
from actions.selling.tables import DecisionRow, LedgerEntry, SellingSession
from actions.settings import Settings
from actions.shop.catalogue.catalogue_reading import read_catalogue
from actions.shop.database import Database

SESSIONS_LISTED = 20

MOMENTS = {
    "offered": "an offer was made",
    "withheld": "an offer was held back: the shopper belongs to the holdout",
    "overtaken": "silent: something else happened to this session at the same moment",
    "nothing_fits": "silent: nothing fitted",
    "offers_stopped": "silent: the shopper asked for no more offers",
    "declined_in_row": "silent: too many offers in a row were declined (declines_in_row_limit)",
    "quiet_stage": "silent: nothing is offered at this stage (quiet_stages)",
    "big_ticket": "silent: a large purchase isn't disturbed until it is done (big_ticket)",
    "cap_reached": "silent: the cap of the session is reached (cap_per_session)",
    "cap_of_day_reached": "silent: the cap of the day is reached (cap_per_day)",
    "cap_of_30_days_reached": "silent: the cap of 30 days is reached (cap_per_30_days)",
    "cooling_down": "silent: too soon after the last offer (cooldown_turns)",
}
VERDICTS = {
    "offered": "offered",
    "another_was_better": "another one was worth more",
    "withheld": "chosen, and held back: the shopper belongs to the holdout",
    "overtaken": "chosen, but something else happened to this session at the same moment",
    "unknown_product": "it is not in the catalogue any more",
    "no_consent": "the shopper did not agree to offers from their purchases (consent)",
    "excluded": "the rules exclude it (exclude)",
    "forbidden": "the rules forbid it here (forbid)",
    "not_sold_in_currency": "it has no price in the shopper's currency",
    "out_of_stock": "there are too few in stock",
    "in_cart": "it is in the cart already",
    "not_in_cart": "it is no longer in the cart",
    "covered_by_cart": "what is in the cart covers it already",
    "several_choices": "it would take the place of several sizes or colours at once",
    "owned": "the shopper owns one",
    "does_not_fit": "it fits others of that kind, but not this one",
    "declined_before": "the shopper declined it lately (decline_days)",
    "price_out_of_band": "its price is out of the strategy's band (price_band)",
    "anchor_not_sold_in_currency": "what it goes with has no price in the shopper's currency",
    "no_reason": "there is nothing to say for it",
    "below_relevance_floor": "its chance is below the floor (relevance_floor)",
    "earns_nothing": "the shop would earn nothing with it",
    "margin_too_low": "its margin is below the strategy's least (min_margin)",
    "stage_not_allowed": "the strategy does not speak at this stage (stages)",
    "channel_not_allowed": "the strategy does not speak on this channel (channels)",
    "segment_not_allowed": "the strategy does not speak to such shoppers (segments)",
    "not_these_days": "the strategy is off on this day (since, until)",
    "choice_is_made": "the choice is made: nothing better is offered any more",
    "nothing_chosen_yet": "nothing is chosen yet that it could go with",
    "strategy_cap_reached": "the strategy has spoken enough in this session (cap_per_session)",
    "offered_before": "it was offered in this session already",
    "kind_cooling_down": "one of its kind was passed over lately (cooldown_turns_after_ignored)",
    "sibling_declined": "something of its kind was declined in this session",
    "only_when_asked": "it is shown only to those who ask (never_proactive)",
}


def check_rules(settings: Settings, file: Optional[Path], console: Console) -> int:
    """Say whether the rules can be used, each mistake with line and fix; the exit status."""
    path = file or settings.shop_dir / "selling.yml"
    try:
        rules = load_rules(path)
        problems = _unknown_names(settings, path)
    except RulesError as error:
        problems = list(error.problems)
    if problems:
        for problem in problems:
            console.print(f"{path}:{problem.line}: {problem.message}", style="red", markup=False)
        console.print(f"{len(problems)} to mend.", style="red")
        return 1
    spoken = [name for name, its in rules.strategies.items() if its.enabled]
    console.print(f"{path} is right: {len(spoken)} of {len(rules.strategies)} strategies on, "
                  f"at most {rules.cap_per_session} offers a session.", style="green")
    return 0


def explain_session(settings: Settings, session_id: Optional[str], console: Console) -> int:
    """Print why each candidate of a session was or wasn't offered; the exit status."""
    database = _open(settings)
    with database.read_scope() as db:
        if session_id is None:
            console.print(_sessions_table(newest_sessions(db, SESSIONS_LISTED)))
            console.print("Explain one of them with --session ID.")
            return 0
        decisions = decisions_of(db, session_id)
        entries = {entry.id: entry for entry in entries_of(db, session_id)}
    if not decisions and not entries:
        console.print(f"There is no session {session_id}.", style="red", markup=False)
        return 1
    for decision in decisions:
        console.print(_decision_tree(decision, entries))
    if entries:
        console.print(_ledger_table(entries.values()))
    return 0


def _unknown_names(settings: Settings, path: Path) -> list[RuleProblem]:
    """SKUs and categories that the loaded shop doesn't have; none before a shop is loaded."""
    try:
        with _open(settings).read_scope() as db:
            catalogue = read_catalogue(db)
    except DatabaseEmpty:
        return []
    return name_problems(path, catalogue) if catalogue.products else []


def _open(settings: Settings) -> Database:
    return open_shop_database(settings.database_url)


def _decision_tree(decision: DecisionRow, entries: Mapping[str, LedgerEntry]) -> Tree:
    when = f"{decision.decided_at:%Y-%m-%d %H:%M:%S}"
    title = f"{when}  message {decision.turn}  {decision.stage}: "
    tree = Tree(Text(title + MOMENTS.get(decision.outcome, decision.outcome), style="bold"))
    for verdict in decision.verdicts:
        is_offered = verdict["verdict"] == OFFERED
        branch = tree.add(Text(_headline(verdict), style="green" if is_offered else ""))
        entry = entries.get(decision.offer_id or "")
        if is_offered and entry is not None:
            branch.add(f"so far {entry.status}; chosen with probability {entry.propensity:.2f}")
        branch.add(_step_line(verdict["verdict"]))
    return tree


def _headline(verdict: Verdict) -> str:
    beside = f" with {verdict['anchor']}" if verdict["anchor"] else ""
    worth = ""
    if verdict["chance"] is not None:
        worth = f" (chance {verdict['chance']}, worth {verdict['value']})"
    reason = VERDICTS.get(verdict["verdict"], verdict["verdict"])
    return f"{verdict['strategy']}: {verdict['sku']}{beside}{worth}: {reason}"


def _step_line(reason_code: str) -> Text:
    line = Text()
    for step in steps_of(reason_code):
        mark, style = ("✓", "green") if step.is_passed else ("✗", "red")
        line.append(f"{mark} {step.check.replace('_', ' ')}  ", style=style)
    return line


def _sessions_table(sessions: Sequence[SellingSession]) -> Table:
    whole = Column("Session", no_wrap=True)  # to be copied from a narrow terminal too
    table = Table(whole, "Visitor", "Began", "Last seen", title="Latest sessions")
    for session in sessions:
        table.add_row(
            session.id, session.visitor, f"{session.started_at:%Y-%m-%d %H:%M}",
            f"{session.last_seen_at:%Y-%m-%d %H:%M}",
        )
    return table


def _ledger_table(entries: Iterable[LedgerEntry]) -> Table:
    table = Table("Place", "How", "Strategy", "Product", "Price", "Became", title="Ledger")
    for entry in entries:
        table.add_row(
            str(entry.ordinal or "–"), entry.origin, entry.strategy, entry.sku,
            f"{entry.currency} {entry.price}", entry.status,
        )
    return table
