"""PostgreSQL with a mark of its last commit in Redis or Valkey: a database engine of our own."""
