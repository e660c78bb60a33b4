"""Widgets that pages are built from: values in, signals out; none asks a service."""
