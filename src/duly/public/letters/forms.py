"""The letters there are, whom each is to, and which findings each can be about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from duly.law.findings import Finding
from duly.law.words import WINDOW
from duly.public.letters.steps import words


@dataclass(frozen=True)
class Addressee:
    """Whom a letter is to: what it is called in a sentence, and the places for its name in the address."""

    key: str
    the: str
    person: str
    name: str


COUNCIL = Addressee("council", "the council", "[name of the officer, or SEND team]", "[name of the council]")
OLD_COUNCIL = Addressee(
    "old-council", "the old council", "[name of the officer, or SEND team]", "[name of the old council]"
)
NEW_COUNCIL = Addressee(
    "new-council", "the new council", "[name of the officer, or SEND team]", "[name of the new council]"
)
SCHOOL = Addressee(
    "school",
    "the school or college",
    "[name of the head teacher or principal]",
    "[name of the school or college]",
)
HEALTH_BODY = Addressee(
    "health-body", "the health body", "[name of the officer]", "[name of the health body]"
)
OLD_HEALTH_BODY = Addressee(
    "old-health-body", "the old health body", "[name of the officer]", "[name of the old health body]"
)
NEW_HEALTH_BODY = Addressee(
    "new-health-body", "the new health body", "[name of the officer]", "[name of the new health body]"
)
MEDIATION_ADVISER = Addressee(
    "mediation-adviser",
    "the mediation adviser",
    "[name of the adviser]",
    "[name of the mediation service]",
)

COUNCILS = {"authority": COUNCIL, "old authority": OLD_COUNCIL, "new authority": NEW_COUNCIL}
OTHERS = {
    "setting": SCHOOL,
    "health body": HEALTH_BODY,
    "old health body": OLD_HEALTH_BODY,
    "new health body": NEW_HEALTH_BODY,
    "mediation adviser": MEDIATION_ADVISER,
}


@dataclass(frozen=True)
class Form:
    """One letter: its title and hint on the page, whom it is to by who owes the duty, and the findings it fits.

    `person` is the place for a name where the letter goes to another person than the addressee's usual one.
    """

    key: str
    title: str
    hint: str
    to: dict[str, Addressee]
    fits: Callable[[Finding], bool]
    person: str = ""


@dataclass(frozen=True)
class Offer:
    """A letter that can be written in a case: the form, whom it is to, and the findings it can be about."""

    form: Form
    to: Addressee
    findings: tuple[Finding, ...]

    @property
    def key(self) -> str:
        """Its name in a form of the page: "ask.council"."""
        return f"{self.form.key}.{self.to.key}"

    @property
    def title(self) -> str:
        """Its title on the page."""
        return self.form.title.format(the=self.to.the)

    @property
    def person(self) -> str:
        """The place for the name of the person it goes to."""
        return self.form.person or self.to.person

    @property
    def usual(self) -> tuple[Finding, ...]:
        """The findings it is about unless the person chooses: those that are law, and certain; else all."""
        certain = tuple(finding for finding in self.findings if _is_certain(finding))
        return certain or self.findings


def reference(finding: Finding) -> str:
    """A name for a finding that is the same each time the same history is looked at."""
    began = finding.witnesses.start
    return "/".join(
        (finding.key, finding.matter or "", finding.item or "", began.on.isoformat(), str(began.place))
    )


def offers(findings: Iterable[Finding]) -> tuple[Offer, ...]:
    """The letters that fit these findings, each with the findings it can be about."""
    listed = [finding for finding in findings if finding.key in words()]
    made = []
    for form in FORMS:
        for to in dict.fromkeys(form.to.values()):
            fitting = tuple(one for one in listed if form.to.get(one.duty.owed_by) == to and form.fits(one))
            if fitting:
                made.append(Offer(form, to, fitting))
    return tuple(made)


def offer(key: str, made: Sequence[Offer]) -> Offer | None:
    """The one of that key, or None."""
    return next((one for one in made if one.key == key), None)


def _is_certain(finding: Finding) -> bool:
    """Whether it is law and sure to bind. What is provisional is sure once it was done."""
    waits = finding.provisional and not finding.witnesses.done
    return not (finding.guidance or waits or words()[finding.key].holds)


def _can_be_asked(finding: Finding) -> bool:
    """Late and still to be done, or stopped too soon and to be put back."""
    if finding.duty.process == "move" and finding.duty.owed_by in COUNCILS:
        return False
    stopped_too_soon = finding.key == "cease.hold" and finding.status == "broken"
    return (_is_overdue(finding) and "ask_in_writing" in finding.duty.family_can) or stopped_too_soon


def _is_overdue(finding: Finding) -> bool:
    return finding.status == "overdue" and finding.witnesses.ended is None


def _can_be_complained_of(finding: Finding) -> bool:
    """Late or broken, where a complaint is the way; a late answer to a complaint goes to stage 2 instead."""
    its_own = finding.duty.process in ("complaint", "ombudsman")
    return finding.is_breach and "complaint" in finding.duty.family_can and not its_own


def _is_late_after_a_move(finding: Finding) -> bool:
    return _is_overdue(finding) and finding.duty.process == "move"


def _cut_the_time_to_comment(finding: Finding) -> bool:
    return (
        finding.status == "broken"
        and finding.duty.kind == WINDOW
        and "representations" in finding.duty.family_can
    )


FORMS = (
    Form(
        "ask",
        "Ask {the} to do what is late",
        "The usual first step: which step is late, by what law, and a request to do it now.",
        {"authority": COUNCIL, **OTHERS},
        _can_be_asked,
    ),
    Form(
        "move",
        "Ask {the} to do what is late after your move",
        "What the law requires when a plan moves from one council to another.",
        {"old authority": OLD_COUNCIL, "new authority": NEW_COUNCIL},
        _is_late_after_a_move,
    ),
    Form(
        "advice",
        "Ask {the} about advice that is late",
        "A body that was asked for advice has not given it in the time the law sets.",
        {"adviser": COUNCIL},
        _is_overdue,
    ),
    Form(
        "representations",
        "Ask {the} to give you your time to comment",
        "The final plan came before your time to comment on the draft or the changes was over.",
        {"authority": COUNCIL},
        _cut_the_time_to_comment,
    ),
    Form(
        "evidence",
        "Ask {the} for evidence that notice was given",
        "A question, not an accusation: nothing shows whether the notice was given in time.",
        {"authority": COUNCIL, "setting": SCHOOL},
        lambda finding: finding.status == "not_evidenced",
    ),
    Form(
        "complaint",
        "Complain to {the} (stage 1)",
        "A formal complaint about what was late or broken, with what you ask for to put it right.",
        COUNCILS,
        _can_be_complained_of,
        "[name of the complaints officer, or complaints team]",
    ),
)
