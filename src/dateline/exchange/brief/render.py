"""exchange/ renders the brief. Texts of reports are untrusted: the template escapes everything, the page runs no script."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined, Template

from dateline.exchange.brief.charts import DRAWING, KINDS, WIDTH
from dateline.exchange.brief.period import Scope
from dateline.exchange.brief.view import arrange
from dateline.judgements.types import Standing
from dateline.ledger.types import Ledger
from dateline.linking.types import Origins, Pile

FOLDER = files("dateline.exchange.brief")
TEMPLATES = ("brief.html.j2", "parts.html.j2", "drawings.html.j2")
#: Characters that no page can hold: they become the sign for what cannot be shown.
UNPRINTABLE = {n: "\ufffd" for n in (*range(32), *range(0x7F, 0xA0), *range(0xD800, 0xE000)) if chr(n) not in "\t\n\r"}


def render_brief(
    ledger: Ledger,
    pile: Pile,
    origins: Origins,
    *,
    date_from: date | None = None,
    date_to: date | None = None,
    place: str | None = None,
    standings: Sequence[Standing] = (),
) -> str:
    """One HTML page with its style inside, no script and no address to load anything from; the same record, the same page.

    With `date_from` or `date_to` (inclusive) only what is dated within them is shown; with `place` only incidents and contacts
    at places that have these words in their name, and ceasefires that they are told to have broken. `standings` are what people
    judged and what became of it.
    """
    view = arrange(ledger, pile, origins, scope=Scope(date_from, date_to, place or None), standings=standings)
    page = _template().render(view=view, KINDS=KINDS, SCALE=WIDTH, DRAWING=DRAWING, style=_read("brief.css"))
    return page.translate(UNPRINTABLE)


@cache
def _template() -> Template:
    loader = DictLoader({name: _read(name) for name in TEMPLATES})
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(TEMPLATES[0])


def _read(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")
