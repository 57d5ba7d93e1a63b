"""Which weights this version of the code expects."""

from __future__ import annotations

FILE = "model.onnx"
SHA256 = "13f7d6d856713ab334f65b63fc92b8b18f286f21840dc401539ab03d274c528a"
