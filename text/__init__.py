"""What every floor does with words, long lists and addresses: cleaning, folding, cutting pages.

Here: what knows no film and no member. Not here: the words of a page, which are in its app.
"""
