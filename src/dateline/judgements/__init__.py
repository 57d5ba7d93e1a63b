"""What people judge of the record: merge, split, confirm, reject, correct, undo; kept apart from what was read.

docs/judgements.md says how each is replayed over later readings.
"""
