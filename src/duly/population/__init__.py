"""Findings for a whole population of cases at once, from the same rules as for one case.

The rules are the values of `duly.law.rules`; nothing of the law is written here a second time. Needs numpy and pyarrow,
which come with the optional part `population` of the package.
"""

from __future__ import annotations

try:
    import numpy as np
    import pyarrow as pa
except ImportError as missing:
    raise ImportError(
        "Findings for a whole population need numpy and pyarrow. Install them with: pip install 'duly[population]'"
    ) from missing

from duly.population.evaluation import evaluate, evaluate_arrow
from duly.population.explaining import explain, finding_of
from duly.population.findings import Findings
from duly.population.moving import advance
from duly.population.population import Population

__all__ = ["Findings", "Population", "advance", "evaluate", "evaluate_arrow", "explain", "finding_of"]

del np, pa
