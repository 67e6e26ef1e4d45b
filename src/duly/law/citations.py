"""The instruments the rules rest on, and how to point into them.

A citation prints as people write it: `SEND Regs 2014 reg 20(10)`. Where the law's words are kept in `texts/`, it also
names the file they stand in.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Instrument:
    """A source of law, guidance or practice: its short name, its full name and its public address."""

    short: str
    title: str
    address: str = ""

    def at(self, place: str, text: str | None = None, *further: str) -> Citation:
        """A place in it, as printed after its short name: `SEND_2014.at("reg 20(10)", "send-2014/20.md")`."""
        return Citation(self, place, text, further)

    @property
    def whole(self) -> Citation:
        """The instrument as a whole."""
        return Citation(self)


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an instrument. `text` is the file under `texts/` that holds its words, where we keep them.

    `further` names the files of other provisions it rests on, such as a second section named in the same breath.
    """

    instrument: Instrument
    place: str = ""
    text: str | None = None
    further: tuple[str, ...] = ()
    printed: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "printed", f"{self.instrument.short} {self.place}".strip())

    def __str__(self) -> str:
        return self.printed


CFA_2014 = Instrument(
    "CFA 2014",
    "Children and Families Act 2014",
    "https://www.legislation.gov.uk/ukpga/2014/6/part/3",
)
SEND_2014 = Instrument(
    "SEND Regs 2014",
    "Special Educational Needs and Disability Regulations 2014 (SI 2014/1530)",
    "https://www.legislation.gov.uk/uksi/2014/1530",
)
RECOMMENDATIONS_2017 = Instrument(
    "SI 2017/1306",
    "Special Educational Needs and Disability (First-tier Tribunal Recommendations Power) Regulations 2017",
    "https://www.legislation.gov.uk/uksi/2017/1306",
)
PERSONAL_BUDGETS_2014 = Instrument(
    "SI 2014/1652",
    "Special Educational Needs (Personal Budgets) Regulations 2014",
    "https://www.legislation.gov.uk/uksi/2014/1652",
)
DETAINED_2015 = Instrument(
    "SI 2015/62",
    "Special Educational Needs and Disability (Detained Persons) Regulations 2015",
    "https://www.legislation.gov.uk/uksi/2015/62",
)
CORONAVIRUS_2020 = Instrument(
    "SI 2020/471",
    "Special Educational Needs and Disability (Coronavirus) (Amendment) Regulations 2020",
    "https://www.legislation.gov.uk/uksi/2020/471",
)
HESC_2008 = Instrument(
    "HESC Rules",
    "Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care Chamber) Rules 2008 (SI 2008/2699)",
    "https://www.legislation.gov.uk/uksi/2008/2699",
)
EA_1996 = Instrument(
    "EA 1996",
    "Education Act 1996",
    "https://www.legislation.gov.uk/ukpga/1996/56",
)
SCHOOL_LEAVING_1997 = Instrument(
    "SI 1997/1970",
    "Education (School Leaving Date) Order 1997",
    "https://www.legislation.gov.uk/uksi/1997/1970",
)
LGA_1974 = Instrument(
    "LGA 1974",
    "Local Government Act 1974",
    "https://www.legislation.gov.uk/ukpga/1974/7/part/III",
)
CODE_2015 = Instrument(
    "Code",
    "Special educational needs and disability code of practice: 0 to 25 years (January 2015)",
    "https://www.gov.uk/government/publications/send-code-of-practice-0-to-25",
)
COMPLAINT_CODE = Instrument(
    "LGSCO Complaint Handling Code",
    "Local Government and Social Care Ombudsman: Complaint Handling Code",
    "https://www.lgo.org.uk",
)
OMBUDSMAN_PRACTICE = Instrument(
    "LGSCO decision practice",
    "What the Ombudsman usually sets in its decisions",
    "https://www.lgo.org.uk/decisions",
)
DEVON_2022 = Instrument(
    "R (L, M and P) v Devon CC [2022] EWHC 493 (Admin)",
    "R (L, M and P) v Devon County Council [2022] EWHC 493 (Admin)",
    "https://caselaw.nationalarchives.gov.uk/ewhc/admin/2022/493",
)
HERTFORDSHIRE_2023 = Instrument(
    "R (W) v Hertfordshire CC [2023] EWHC 3138 (Admin)",
    "R (W) v Hertfordshire County Council [2023] EWHC 3138 (Admin)",
    "https://caselaw.nationalarchives.gov.uk/ewhc/admin/2023/3138",
)
OMBUDSMAN_REVERSALS = Instrument(
    "contrast LGSCO Essex 25 007 473, 24 019 445, 25 013 913; Cambridgeshire 25 007 885",
    "Ombudsman decisions that count ten and fourteen weeks from the day a refusal was reversed",
    "https://www.lgo.org.uk/decisions",
)
