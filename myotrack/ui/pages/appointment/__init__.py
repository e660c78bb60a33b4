"""Appointment: what a clinician asks first, the questions to ask, the medicines and the visits."""

from myotrack.ui.pages.appointment.page import AppointmentPage

__all__ = ["AppointmentPage"]
