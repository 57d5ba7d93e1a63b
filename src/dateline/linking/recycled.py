"""linking/ asks when a report was seen first."""

from dateline.linking.copies.seen import seen_on

__all__ = ["seen_on"]
