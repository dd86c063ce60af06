"""Front matter as plain texts: YAML without types, links and merges, which let small files cost or say too much."""

from typing import Any

import yaml

_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp"))
_TAGS = _PLAIN_TAGS | {None, "!", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"}


class _Strings(yaml.BaseLoader):
    """Every scalar is a text, "<<" a key like any other; links to other values and objects by tags are errors.

    A value that is named once and linked to many times makes some hundred bytes unfold to gigabytes.
    """

    def compose_node(self, parent: Any, index: Any) -> Any:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]  # PyYAML's stubs have no types here
        if isinstance(event, yaml.AliasEvent):
            raise yaml.YAMLError(f"links to other values (*{event.anchor}) are not read")
        if event.tag not in _TAGS:
            raise yaml.YAMLError(f"values of the kind {event.tag} are not read")
        return super().compose_node(parent, index)


def load_strings(text: str) -> Any:
    """The one YAML document of a text: strings, lists and dictionaries. Raises ``yaml.YAMLError``, RecursionError."""
    return yaml.load(text, Loader=_Strings)  # noqa: S506 - a loader that makes nothing but strings
