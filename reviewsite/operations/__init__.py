"""Keeping a running site: copying it, bringing it back, checking that it is whole.

Here: backups and their manifests, restoring, verifying, and how the last run of each went. Not
here: the commands, which are `manage.py backup`, `restore` and `verify`.
"""
