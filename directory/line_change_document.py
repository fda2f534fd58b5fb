"""A change of a line as plain values: what feeds carry, and what partners are told."""

from typing import Any

from resources.rules.line_changes import Way
from resources.rules.plain_text import in_one_line
from resources.search.line_changes import LineChange


def document(change: LineChange, *, url: str) -> dict[str, Any]:
    """Ready for JSON. `old` and `new` are null where it is about the whole line, or about none."""
    return {
        "id": str(change.id),
        "at": change.at.isoformat(),
        "kind": change.kind.value,
        "service": str(change.service_id),
        "slug": change.slug,
        "url": url,
        "names": {language: in_one_line(name) for language, name in change.names.items()},
        "old": _way(change.old),
        "new": _way(change.new),
        "replaced_by": change.successor or None,
        "topics": list(change.topics),
        "regions": list(change.regions),
    }


def _way(way: Way | None) -> dict[str, str | None] | None:
    if way is None:
        return None
    return {
        "kind": way.kind,
        "value": in_one_line(way.value),
        "keyword": in_one_line(way.keyword) or None,
        "menu_path": in_one_line(way.menu_path) or None,
    }
