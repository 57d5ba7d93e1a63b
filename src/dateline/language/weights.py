"""Which weights this version of the code expects."""

from __future__ import annotations

FILE = "model.onnx"
SHA256 = "6e2c0973ddd215347843eee97844e2175dedc3bac54be37201b47f96943c0da0"
