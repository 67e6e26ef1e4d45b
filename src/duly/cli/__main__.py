"""`python -m duly.cli` does what `duly` does."""

import sys

from duly.cli.entry import main

sys.exit(main())
