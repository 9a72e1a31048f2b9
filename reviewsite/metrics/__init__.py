"""Figures for Prometheus, an extra that is off unless METRICS_TOKEN is set.

`counting` counts what this process answers, `standing` looks up how the site stands, `views` tells
both. Nothing here is imported while it is off. No label names a visitor, a member or an address.
"""
