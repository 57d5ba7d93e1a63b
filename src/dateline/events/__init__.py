"""What each claim says to have happened: type, roles, toll, place, time, modality."""
