"""A turn as what it answers: another intent, with the wish that stands for its words."""
from dataclasses import replace
from typing import Any, Mapping

from actions.reading.reading import Description, Wish
from actions.turn.intents import intents
from actions.turn.open_question import Option
from actions.turn.turn import Turn
from actions.turn.understood import Entity

NOT_ONE = ("other", "both")
ACTS: Mapping[str, Any] = {each.name: each.act for each in intents() if each.act}


def only_points(said: Description) -> bool:
    told = set(said.as_json())
    return told <= {"quantity", "mode", "pointing"} and said.pointing not in NOT_ONE


def served_as(
    intent: str, objects: tuple[Description, ...], entities: tuple[Entity, ...], turn: Turn
) -> Turn:
    kept = tuple(e for e in turn.entities if e.name in ("language", "mood"))
    wish = Wish(act=ACTS[intent], objects=objects, said=turn.text)
    return replace(
        turn, intent=intent, wish=wish, entities=(*kept, *entities), is_answer=True
    )


def as_pressed(option: Option, number: object, turn: Turn) -> Turn:
    """As if its button had been pressed, with another number where one is said."""
    said = {**option.entities, **({"quantity": number} if isinstance(number, int) else {})}
    told = tuple(Entity(name, value) for name, value in said.items())
    intent = option.says.removeprefix("/").partition("{")[0]
    return replace(turn, intent=intent, wish=None, entities=told, is_answer=True)
