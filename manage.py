#!/usr/bin/env python
"""The project's command line."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reviewsite.settings")
    try:
        execute_from_command_line(sys.argv)
    # What operators set right themselves is said in a sentence.
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except OperationalError as error:
        sys.exit(f"The database that DATABASE_URL names cannot be used: {error}.")
