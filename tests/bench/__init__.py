"""`make bench`: what a request costs, pair by pair, on a synthetic catalogue."""
