"""Runs the nodes of Rasa's graph one after the other, in an order that is found once.

Dask would lay out a graph of tasks at every message and every prediction; ours has one thread.
"""
from typing import Any, Optional

from rasa.engine.exceptions import GraphRunError
from rasa.engine.runner.dask import DaskGraphRunner


class OrderedGraphRunner(DaskGraphRunner):
    """Loads nodes as Rasa does; as a runner of predictions it is called by one thread at a time."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._orders: dict[tuple[str, ...], list[str]] = {}

    def run(
        self,
        inputs: Optional[dict[str, Any]] = None,
        targets: Optional[list[str]] = None,
    ) -> dict[str, Any]:
        """Rasa's errors, as its own runner raises them."""
        wanted = tuple(targets or self._graph_schema.target_names)
        done: dict[str, Any] = dict(inputs or {})
        clashing = done.keys() & self._instantiated_nodes.keys()
        if clashing:
            raise GraphRunError(f"Inputs have names of nodes: {sorted(clashing)}")
        for name in self._order_of(wanted):
            needed = self._graph_schema.nodes[name].needs.values()
            given = ((each, done[each]) for each in needed if each in done)
            _, done[name] = self._instantiated_nodes[name](*given)
        return {name: done[name] for name in wanted}

    def _order_of(self, targets: tuple[str, ...]) -> list[str]:
        """Nodes that the targets need and the targets, each after what it needs."""
        if targets not in self._orders:
            nodes = self._graph_schema.nodes
            order: dict[str, None] = {}

            def put(name: str) -> None:
                if name not in nodes or name in order:  # an input, or there already
                    return
                for needed in nodes[name].needs.values():
                    put(needed)
                order[name] = None

            for target in targets:
                put(target)
            self._orders[targets] = list(order)
        return self._orders[targets]
