"""The window: pages, dialogs, widgets and their look. Only this floor and the one above speak Qt."""
