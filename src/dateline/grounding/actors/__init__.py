"""Who a report names: people, offices, governments, armies, groups, and what they are called later."""
