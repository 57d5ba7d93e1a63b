"""Which weights this version of the code expects."""

from __future__ import annotations

FILE = "model.onnx"
SHA256 = "aaf5a1966b67aefc29ed3c992d4fc87389cc58c15c7b4a7fac7a98238c31be99"
