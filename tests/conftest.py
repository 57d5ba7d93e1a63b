"""What tests share: the language engine and the gazetteer, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.grounding.gazetteer.lookup import Gazetteer
from dateline.language.engine import Engine
from dateline.pipeline import Reader

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine.load()


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="session")
def reader(engine: Engine, gazetteer: Gazetteer) -> Reader:
    return Reader(engine, gazetteer)
