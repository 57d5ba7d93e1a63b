"""Which weights this version of the code expects."""

from __future__ import annotations

FILE = "model.onnx"
SHA256 = "d6f9f975d1af8b08196872247cd81f7c253db2d919bbca08ca538f6ca64d29d7"
