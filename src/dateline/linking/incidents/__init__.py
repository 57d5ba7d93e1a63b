"""Mentions of one incident, put together: who may belong to whom, how two compare, and what keeps a cluster from chaining."""
