"""The engine with the package's weights, loaded once."""

from __future__ import annotations

import pytest

from dateline.language.engine import Engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine.load()
