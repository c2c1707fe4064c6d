"""A session's decisions in words: a summary, then each moment with what was offered and why."""
from collections import Counter
from typing import Iterable, Iterator, Mapping, Optional, Sequence

from rich.text import Text
from rich.tree import Tree

from actions.selling.decisions import OFFERED, Verdict, steps_of
from actions.selling.ledger import skus_of
from actions.selling.tables import DecisionRow, LedgerEntry
from bot.commands.verdict_words import MOMENTS, VERDICTS

MOST_REASONS = 3  # of a summary
MOST_NAMED = 4  # of a moment, for each reason
PARTS = {
    "evidence": "for the evidence",
    "rating": "for its rating",
    "price": "for its price",
}
AT_TIMES = {
    "need": "for how much it is needed",
    "time": "as the order is placed",
    "answers": "for what answers have taught",
    "reasons": "for further reasons",
}

Entries = Mapping[str, LedgerEntry]  # by the offer's id


def summary(decisions: Sequence[DecisionRow], entries: Entries) -> Iterator[str]:
    """What became of all its moments, what stood in the way most often."""
    yield f"{_count(len(decisions), 'moment')} looked at."
    for entry in entries.values():
        yield f"{_how(entry)} {_named(entry)} by {entry.strategy}: so far {entry.status}."
    silent = Counter(d.outcome for d in decisions if d.outcome != OFFERED)
    for outcome, times in silent.most_common():
        yield f"{times} × {MOMENTS.get(outcome, outcome)}."
    against = Counter(
        verdict["verdict"] for d in decisions for verdict in d.verdicts
        if verdict["verdict"] != OFFERED
    )
    told = "; ".join(
        f"{VERDICTS.get(reason, reason)} ({times})"
        for reason, times in against.most_common(MOST_REASONS)
    )
    if told:
        yield f"Most often against a candidate: {told}."


def moment_tree(decision: DecisionRow, entries: Entries, has_steps: bool) -> Tree:
    """One moment: what was offered and what it was worth, the rest by the reason against it."""
    when = f"{decision.decided_at:%Y-%m-%d %H:%M:%S}"
    title = f"{when}  message {decision.turn}  {decision.stage}: "
    tree = Tree(Text(title + MOMENTS.get(decision.outcome, decision.outcome), style="bold"))
    entry = entries.get(decision.offer_id or "")
    if has_steps:
        _add_each(tree, decision.verdicts, entry)
        return tree
    by_reason: dict[str, list[Verdict]] = {}
    for verdict in decision.verdicts:
        if verdict["verdict"] == OFFERED:
            _add_offered(tree, verdict, entry)
        else:
            by_reason.setdefault(verdict["verdict"], []).append(verdict)
    for reason, verdicts in by_reason.items():
        tree.add(Text(f"{VERDICTS.get(reason, reason)}: {_names(verdicts)}"))
    return tree


def _add_offered(tree: Tree, verdict: Verdict, entry: Optional[LedgerEntry]) -> None:
    branch = tree.add(Text(headline(verdict), style="green"))
    if entry is not None:
        branch.add(f"so far {entry.status}; chosen with probability {entry.propensity:.2f}")
    worth = worth_in_words(verdict)
    if worth:
        branch.add(Text(worth))


def _add_each(
    tree: Tree, verdicts: Iterable[Verdict], entry: Optional[LedgerEntry]
) -> None:
    for verdict in verdicts:
        if verdict["verdict"] == OFFERED:
            _add_offered(tree, verdict, entry)
        else:
            tree.add(Text(headline(verdict)))
        tree.children[-1].add(_step_line(verdict["verdict"]))


def headline(verdict: Verdict) -> str:
    reason = VERDICTS.get(verdict["verdict"], verdict["verdict"])
    also = f" (told with {', '.join(verdict['also'])})" if verdict.get("also") else ""
    return f"{verdict['strategy']}: {_what(verdict)}{_worth(verdict)}: {reason}{also}"


def worth_in_words(verdict: Verdict) -> str:
    """How its value came about, each part as it was weighed; empty where it was not ranked."""
    parts = verdict.get("parts") or {}
    if not parts:
        return ""
    told = {**PARTS, **{n: words for n, words in AT_TIMES.items() if float(parts.get(n, 1)) != 1}}
    factors = "".join(f", × {_short(parts[n])} {words}" for n, words in told.items() if n in parts)
    boost = parts.get("boost", "1")
    boosted = "" if float(boost) == 1 else f", × {_short(boost)} for a boost"
    return (
        f"{_short(parts['chance'])} of such offers are expected to be taken{factors}: "
        f"chance {verdict['chance']}; × {_short(parts['margin'])} earned{boosted}: "
        f"worth {verdict['value']}"
    )


def _names(verdicts: Sequence[Verdict]) -> str:
    named = ", ".join(
        f"{_what(v)} ({v['strategy']}{_worth(v, ', ', '')})" for v in verdicts[:MOST_NAMED]
    )
    more = len(verdicts) - MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


def _what(verdict: Verdict) -> str:
    return verdict["sku"] + (f" with {verdict['anchor']}" if verdict["anchor"] else "")


def _worth(verdict: Verdict, before: str = " (", after: str = ")") -> str:
    if verdict["chance"] is None:
        return ""
    return f"{before}chance {verdict['chance']}, worth {verdict['value']}{after}"


def _how(entry: LedgerEntry) -> str:
    return {"proactive": "Offered", "asked": "Suggested when asked:"}.get(
        entry.origin, "Held back:"
    )


def _named(entry: LedgerEntry) -> str:
    goods = " and ".join(skus_of(entry))
    return goods + (f" with {entry.anchor}" if entry.anchor else "")


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _short(number: str) -> str:
    return f"{float(number):.2f}"


def _step_line(reason_code: str) -> Text:
    line = Text()
    for step in steps_of(reason_code):
        mark, style = ("✓", "green") if step.is_passed else ("✗", "red")
        line.append(f"{mark} {step.check.replace('_', ' ')}  ", style=style)
    return line
