"""Pages about nothing in particular: home, search, the house's own pages, what machines read."""
