"""What the coronavirus regulations of 2020 (SI 2020/471) relaxed: temporary law that reached into many processes at once."""

from __future__ import annotations

from duly.law.citations import CORONAVIRUS_2020
from duly.law.rules.assessment import assess_advice_respond, assess_decision
from duly.law.rules.ending import cease_he
from duly.law.rules.first_plan import plan_final, plan_refuse
from duly.law.rules.mediation import (
    mediation_agreement_other,
    mediation_arrange,
    mediation_cannot_arrange,
    mediation_certificate_after,
    mediation_certificate_nomediation,
    mediation_contact,
)
from duly.law.rules.move import (
    move_health_notify,
    move_health_request,
    move_inform,
    move_review,
    move_transfer,
)
from duly.law.rules.order_contents import (
    order_amend_provision,
    order_amend_school,
    order_continue_amend,
    order_remit,
)
from duly.law.rules.payment import dp_review
from duly.law.rules.plan import review_annual
from duly.law.rules.reassessment import reassess_decision, reassess_final
from duly.law.rules.recommendation import recommend_health, recommend_social
from duly.law.rules.review import review_decision, review_report
from duly.law.rules.review_amendment import (
    review_amend_final,
    review_amend_notice,
    review_amend_outer,
    review_noamend,
)
from duly.law.rules.unopposed import unopposed_cease, unopposed_contents, unopposed_school
from duly.law.words import CORONAVIRUS_TIME, Duty, Variation, exception

THE_END = "coronavirus-2020/2.md"
"""Regulation 2(2), which ended them all."""


def relaxed(of: Duty, place: str, says: str, *texts: str) -> Variation:
    """A limit that someone could rely on coronavirus to miss, on the days when these regulations were law."""
    cite = CORONAVIRUS_2020.at(place, *texts, THE_END)
    return exception("X.covid", of=of, cite=cite, says=says, in_force=CORONAVIRUS_TIME)


def as_soon_as_practicable(of: Duty, place: str, text: str) -> Variation:
    """In place of so many days: as soon as reasonably practicable."""
    says = "read instead as a requirement for such action to be taken as soon as reasonably practicable"
    return relaxed(of, place, says, text)


def impractical_because_of_it(of: Duty, place: str, *texts: str) -> Variation:
    """One more of the exceptions a limit has already: it was impractical because of coronavirus."""
    return relaxed(of, place, "of a reason relating to the incidence or transmission of coronavirus", *texts)


def need_not_comply(of: Duty) -> Variation:
    """The eight weeks of regulation 22, if it was impractical to keep to them."""
    place = "reg 12, inserting SEND Regs 2014 reg 22(6)"
    says = "need not comply with the time limit ... if it is impractical to do so"
    return relaxed(of, place, says, "coronavirus-2020/12.md")


LISTED_IN_REGULATION_2A = (
    (move_transfer, "(a) (reg 15(2), the second reference to 15 working days only)"),
    (move_inform, "(a) (reg 15(4))"),
    (move_review, "(a) (reg 15(5))"),
    (move_health_notify, "(a) (reg 15(7), the second reference to 15 working days only)"),
    (move_health_request, "(a) (reg 15(8))"),
    (review_report, "(c) (reg 20(9))"),
    (review_decision, "(c) (reg 20(10))"),
    (review_amend_notice, "(c) (reg 20(10))"),
    (review_amend_outer, "(c) (reg 20(10), with reg 22(6) for the eight weeks)"),
    (reassess_decision, "(e) (reg 25(1))"),
    (mediation_contact, "(g) and (h) (regs 33, 34(2))"),
    (mediation_certificate_nomediation, "(h) (reg 34(1))"),
    (mediation_arrange, "(j) (reg 36(2))"),
    (mediation_certificate_after, "(k) (reg 39(1))"),
    (mediation_cannot_arrange, "(k) (reg 39(3))"),
    (mediation_agreement_other, "(l) (reg 42(3))"),
    (order_remit, "(m) (reg 44(2)(d))"),
    (order_amend_provision, "(m) (reg 44(2)(e))"),
    (order_amend_school, "(m) (reg 44(2)(f))"),
    (order_continue_amend, "(m) (reg 44(2)(h))"),
    (unopposed_contents, "(n) (reg 45(4))"),
    (unopposed_school, "(n) (reg 45(5))"),
    (unopposed_cease, "(n) (reg 45(6A))"),
    (cease_he, "(o) (reg 47)"),
)
"""The limits that regulation 2A(3) of the 2014 Regulations listed: its letter, and the provision there named."""

RULES = (
    impractical_because_of_it(
        assess_decision, "reg 7, inserting SEND Regs 2014 reg 5(4)(e)", "coronavirus-2020/7.md"
    ),
    impractical_because_of_it(
        assess_advice_respond, "reg 8, inserting SEND Regs 2014 reg 8(2)(d)", "coronavirus-2020/8.md"
    ),
    impractical_because_of_it(
        plan_refuse, "reg 9, inserting SEND Regs 2014 reg 10(4)(e)", "coronavirus-2020/9.md"
    ),
    impractical_because_of_it(
        plan_final,
        "reg 9, inserting SEND Regs 2014 reg 10(4)(e), as applied by reg 13(3) (SI 2020/471 reg 10)",
        "coronavirus-2020/9.md",
        "coronavirus-2020/10.md",
    ),
    impractical_because_of_it(
        reassess_final, "reg 13, inserting SEND Regs 2014 reg 27(3)(e)", "coronavirus-2020/13.md"
    ),
    relaxed(
        review_annual,
        "reg 11, inserting SEND Regs 2014 reg 18A",
        "not necessary for a local authority to review ... if it is impractical to do so",
        "coronavirus-2020/11.md",
    ),
    need_not_comply(review_amend_final),
    need_not_comply(review_noamend),
    *(
        as_soon_as_practicable(
            of, f"reg 5, inserting SEND Regs 2014 reg 2A(1), (3){listed}", "coronavirus-2020/5.md"
        )
        for of, listed in LISTED_IN_REGULATION_2A
    ),
    as_soon_as_practicable(dp_review, "reg 17, inserting SI 2014/1652 reg 2A", "coronavirus-2020/17.md"),
    as_soon_as_practicable(
        recommend_health,
        "reg 30, inserting SI 2017/1306 reg 2A(1), (3) (reg 6(3))",
        "coronavirus-2020/30.md",
    ),
    as_soon_as_practicable(
        recommend_social,
        "reg 30, inserting SI 2017/1306 reg 2A(1), (3) (reg 7(1))",
        "coronavirus-2020/30.md",
    ),
)
