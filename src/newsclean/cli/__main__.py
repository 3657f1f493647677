"""``python -m newsclean.cli``."""

import sys

from newsclean.cli import main

if __name__ == "__main__":
    sys.exit(main())
