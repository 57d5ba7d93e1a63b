"""Text becomes sentences with syntax and names: one small encoder, one pass."""
