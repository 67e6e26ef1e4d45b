"""Where every command begins and ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from duly import __version__
from duly.cli.commands import COMMANDS
from duly.cli.refusal import Refused
from duly.cli.terminal import finish, prepare, say, write
from duly.law.parsing import nearest

DONE, REFUSED, STOPPED = 0, 2, 130

HELP = """\
usage: duly COMMAND ...

Duly works out, from dated facts about one EHC plan in England, every legal duty
they brought about: its last lawful day, what became of it, and where the law
says so.

commands:
{commands}

examples:
  duly check case.toml
      print what is due, met, late and overdue in this case
  duly explain case.toml --duty review.decision --family
      say why, in plain words
  duly law review.decision
      read what the law requires, and where it says so

`duly COMMAND --help` says what each takes. A case history is a TOML, JSON or
YAML file:

  [[facts]]
  on = 2022-02-11
  fact = "review.meeting"

options:
  -h, --help     print this and stop
  --version      print the version and stop

exit status: 0 done; 1 a breach was found and --fail-on-breach asked for it, or
`duly verify` found a fault; 2 something given could not be read or written,
with a sentence on standard error for each fault.
"""


def main(words: Sequence[str] | None = None) -> int:
    """Run the command that the words name (those of the command line by default) and give its exit status."""
    prepare()
    try:
        status = _run(list(sys.argv[1:] if words is None else words))
        finish()
    except Refused as refused:
        for sentence in refused.sentences:
            say(sentence)
        return REFUSED
    except KeyboardInterrupt:
        say("Stopped.")
        return STOPPED
    return status


def _run(words: list[str]) -> int:
    if not words or words[0] in ("-h", "--help", "help"):
        write(HELP.format(commands="\n".join(f"  {name:10} {one.does}" for name, one in COMMANDS.items())))
        return DONE
    if words[0] == "--version":
        write(f"duly {__version__}\n")
        return DONE
    command = COMMANDS.get(words[0])
    if command is None:
        raise Refused(f'duly: there is no command "{words[0]}"; {nearest(words[0], COMMANDS)}')
    module = command.load()
    try:
        given = module.parser().parse_args(words[1:])
    except SystemExit:  # after --help
        return DONE
    return module.run(given)
