"""One file a schema version; a migration never imports `tables`, which describes only the newest one."""
