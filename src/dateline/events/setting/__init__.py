"""When and where: the time and the place that an event is said to have, chosen among those that its report tells."""
