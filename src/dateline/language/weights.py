"""Which weights this version of the code expects."""

from __future__ import annotations

FILE = "model.onnx"
SHA256 = "626cf8dc00c92f51562f53213898add01cd6f7f6f0b33210e5764b1fab0fed10"
