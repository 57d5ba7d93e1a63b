"""exchange/ writes the brief: one self-contained HTML page of who claims what, to read and to print."""

from dateline.exchange.brief.render import render_brief

__all__ = ["render_brief"]
