"""What goes over a wire."""
from typing import Mapping, Sequence, Union

Json = Union[None, bool, int, float, str, Sequence["Json"], Mapping[str, "Json"]]
Body = Mapping[str, Json]
