"""Print the lowest version of every dependency that pyproject.toml allows, one constraint of pip's a line."""

import re
import tomllib
from pathlib import Path

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))
OWN = PROJECT["project"]
EXTRAS = [one for extra in OWN["optional-dependencies"].values() for one in extra]

for requirement in dict.fromkeys([*PROJECT["build-system"]["requires"], *OWN["dependencies"], *EXTRAS]):
    bound = re.match(r"([\w.-]+)>=([\w.]+)", requirement)
    if bound is None:
        raise SystemExit(f"pyproject.toml names no lowest version: {requirement}")
    print(f"{bound[1]}=={bound[2]}")
