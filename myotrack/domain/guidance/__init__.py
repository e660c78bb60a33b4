"""Deterministic rules over logged facts: facts in, alerts out, no words and no clock."""
