"""Which weights this version of the code expects."""

from __future__ import annotations

FILE = "model.onnx"
SHA256 = "9e81e9723f7725825cc621126ffc511eb278734b77676d8f57aebedcb8d7b4d3"
