"""exchange/ renders the brief. Texts of reports are untrusted: the template escapes everything, the page runs no script."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined, Template

from dateline.exchange.brief.view import KINDS, arrange
from dateline.ledger.types import Ledger
from dateline.linking.types import Origins, Pile

FOLDER = files("dateline.exchange.brief")


def render_brief(
    ledger: Ledger, pile: Pile, origins: Origins, *, date_from: date | None = None, date_to: date | None = None
) -> str:
    """One HTML page with its style inside, no script and no address to load anything from; the same record, the same page.

    With `date_from` or `date_to` (inclusive) only what is dated within them is shown.
    """
    view = arrange(ledger, pile, origins, date_from=date_from, date_to=date_to)
    return _template().render(view=view, KINDS=KINDS, style=_read("brief.css"))


@cache
def _template() -> Template:
    loader = DictLoader({name: _read(name) for name in ("brief.html.j2", "parts.html.j2")})
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("brief.html.j2")


def _read(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")
