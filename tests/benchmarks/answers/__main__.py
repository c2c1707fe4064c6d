"""How often questions about the shop and its products are answered right, and how often untruly."""
import json
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Sequence

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from tests.benchmarks.answers.judging import Answered, ask_all, figures
from tests.benchmarks.answers.questions import Question, QuestionError, read_questions
from tests.benchmarks.models import trained
from tests.servers import serve_demo_shop

OWN_SET = "tests/answers"
BARS = {"facts_right": 0.85, "facts_untrue": 0.01, "product_right": 0.85, "product_untrue": 0.01}
TELLING = ("text:", "detail:", "card:", "offer:", "line:", "order:", "!!")
LONGEST_LINE = 230

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
console = Console()


@app.command()
def main(
    questions: str = typer.Option(OWN_SET, "--set", help="Folder: a file <language>.yml each."),
    seen: bool = typer.Option(False, help="List what goes wrong in the part to be looked at."),
) -> None:
    """Measure; the last line printed is one JSON object with all figures."""
    try:
        told = read_questions(Path(questions))
    except QuestionError as error:
        console.print(str(error), style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    is_own = Path(questions).resolve() == Path(OWN_SET).resolve()
    answered = _answered([q for q in told if not is_own or q.is_kept_aside != seen])
    if seen:
        _list(answered)
    console.print(_table(answered))
    print(json.dumps(figures(answered)))


def _answered(wanted: Sequence[Question]) -> Sequence[Answered]:
    trained()
    with TemporaryDirectory(prefix="bench-answers-") as folder, serve_demo_shop(
        Path(folder), limits="off"
    ) as shop:
        asking = ask_all(wanted, shop)
        return list(track(asking, "Questions", total=len(wanted), console=console))


def _table(answered: Sequence[Answered]) -> Table:
    told = figures(answered)
    languages = sorted({each.question.language for each in answered})
    drawn = Table(title="Answers")
    for place, heading in enumerate(("", "all", "bar", *languages)):
        drawn.add_column(heading, justify="right" if place else "left")
    for key, bar in BARS.items():
        by_language = (f"{told[f'{key}_{language}']:.4f}" for language in languages)
        drawn.add_row(key, f"{told[key]:.4f}", str(bar), *by_language)
    return drawn


def _list(answered: Sequence[Answered]) -> None:
    for each in answered:
        if each.outcome != "right":
            question, lines = each.question, each.lines
            wrong = [*question.forbidden(lines), *question.lacking(lines)]
            print(f"{each.outcome:7} {question.language} {question.about} "
                  f"{' > '.join([*question.before, question.say])!r}: {'; '.join(wrong)}")
            for line in lines:
                if line.startswith(TELLING):
                    print(f"        {line[:LONGEST_LINE]}")
    print(Counter((each.question.about, each.outcome) for each in answered))


if __name__ == "__main__":
    app()
