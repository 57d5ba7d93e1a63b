"""Within linking/: whose words a sentence and a report are, where they were seen first, and what copies changed."""

from dateline.linking.copies.origins import find_origins
from dateline.linking.copies.seen import origin_of_name, outlet_name, own_origin, seen_on

__all__ = ["find_origins", "origin_of_name", "outlet_name", "own_origin", "seen_on"]
