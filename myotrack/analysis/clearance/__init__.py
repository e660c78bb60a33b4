"""How long a medicine takes to leave the body, as the textbooks have it: a band, never this person's level."""
