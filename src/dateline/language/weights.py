"""Which weights this version of the code expects."""

from __future__ import annotations

FILE = "model.onnx"
SHA256 = "48d2dbe2009f4cd695f03eec3c41ab9746ddddaeccafab387dec420d06d1d048"
