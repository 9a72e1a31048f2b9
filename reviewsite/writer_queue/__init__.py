"""SQLite with one queue of writers for each machine: a database engine of our own."""
