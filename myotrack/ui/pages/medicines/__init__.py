"""The Medicines page: what is taken, since when, by whose decision; and what every clinician should know."""

from myotrack.ui.pages.medicines.page import MedicinesPage

__all__ = ["MedicinesPage"]
