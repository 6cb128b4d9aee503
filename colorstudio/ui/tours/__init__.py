"""One-minute tours: a card that points at a control and goes on once the person has used it."""
