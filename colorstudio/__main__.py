"""`python -m colorstudio` is the same as `colorstudio`."""

import sys

from colorstudio.cli import main

if __name__ == "__main__":
    sys.exit(main())
