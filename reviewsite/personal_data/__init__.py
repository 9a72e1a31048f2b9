"""Everything that is kept about a member: a copy of it for them, and its end when they leave.

It stands on the top floor because it has to know what every floor keeps.
"""
