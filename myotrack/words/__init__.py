"""The sentences that window, chart, command line and report share; every one goes through gettext."""
