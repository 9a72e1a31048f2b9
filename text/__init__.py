"""What every floor does with words and long lists: cleaning, folding, cutting into pages; and
with addresses.

Here: what knows no film and no member. Not here: the words of a page, which are in its app.
"""
