"""Writing results as JSON that people can read: one row of a list per line."""

from __future__ import annotations

import json
from typing import Any


def compact(value: Any, depth: int = 0, open_levels: int = 3) -> str:
    """JSON with the first `open_levels` levels spread over lines, the rest one item per line."""
    pad, inner = " " * depth, " " * (depth + 1)
    if depth < open_levels and isinstance(value, dict) and value:
        rows = [f"{inner}{json.dumps(k)}: {compact(v, depth + 1, open_levels)}" for k, v in value.items()]
        return "{\n" + ",\n".join(rows) + f"\n{pad}}}"
    if depth < open_levels and isinstance(value, list) and any(isinstance(v, dict | list) for v in value):
        rows = [inner + compact(v, depth + 1, open_levels=0) for v in value]
        return "[\n" + ",\n".join(rows) + f"\n{pad}]"
    return json.dumps(value, ensure_ascii=False)
