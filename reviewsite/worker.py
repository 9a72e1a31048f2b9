"""The background worker, which takes jobs from a table of the database: mails, pictures, counts.

`python -m reviewsite.worker`, which `manage.py serve` starts, is `manage.py db_worker` with more
patience: readers come first.
"""

import argparse
import os

from django.core.management import execute_from_command_line

from reviewsite.processes import end_with

# What the worker draws is never waited for.
NICENESS = 10


def main() -> None:
    parser = argparse.ArgumentParser(description="Run the background worker.")
    parser.add_argument("--parent", type=int, required=True, help="who started it: ends with it")
    end_with(parser.parse_args().parent)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reviewsite.settings")
    os.nice(NICENESS)
    execute_from_command_line(["manage.py", "db_worker", "--no-startup-delay", "--no-reload"])


if __name__ == "__main__":
    main()
