"""The grounds people may rely on to say that a limit did not bind, in words for an officer and for a family."""

from __future__ import annotations

from duly.law.words import Ground

GROUNDS = (
    Ground(
        "X.closure.school",
        officer=(
            "The authority asked the head or principal for advice between one week before the setting "
            "shut and one week before it opened again, it stayed shut for an unbroken four weeks or more,"
            " and that is why keeping to the limit was impractical."
        ),
        family=(
            "The school or college was shut for 4 weeks or more around the time it was asked for advice, "
            "so it was not practical to be on time."
        ),
    ),
    Ground(
        "X.closure.ey",
        officer=(
            "The authority asked the person in charge of special educational needs at an early years "
            "setting for advice between one week before it shut and one week before it opened again, it "
            "stayed shut for an unbroken four weeks or more, and that is why keeping to the limit was "
            "impractical."
        ),
        family=(
            "The nursery or playgroup was shut for 4 weeks or more around the time it was asked for "
            "advice, so it was not practical to be on time."
        ),
    ),
    Ground(
        "X.personal",
        officer=(
            "Something exceptional in the personal life of the child, the parent or the young person made"
            " it impractical to keep to the limit."
        ),
        family=(
            "Something very unusual in your life or your child's life meant it was not practical to be on"
            " time."
        ),
    ),
    Ground(
        "X.absent4",
        officer=(
            "The child, the parent or the young person was out of the authority's area for an unbroken "
            "four weeks or more within the period, which made it impractical to keep to the limit."
        ),
        family=(
            "You or your child were away from the council's area for 4 weeks in a row or more, so it was "
            "not practical to be on time."
        ),
    ),
    Ground(
        "X.covid",
        officer=(
            "From 1 May to 25 September 2020 only, a reason to do with coronavirus stood in the way of "
            "keeping to the limit."
        ),
        family=(
            "For a short time in 2020, from 1 May to 25 September, some steps could be late if "
            "coronavirus was the reason."
        ),
    ),
    Ground(
        "X.health.circ",
        officer=(
            "Exceptional circumstances touching the child, the parent or the young person during the "
            "body's six weeks made it impractical for that body to answer in time."
        ),
        family=(
            "Something very unusual happened to you or your child, so the service could not give its "
            "advice on time."
        ),
    ),
    Ground(
        "X.missed",
        officer=(
            "The child or young person missed an appointment with the body for an examination or test "
            "during its six weeks, which made it impractical to answer in time."
        ),
        family=(
            "Your child missed a visit for a check or test, so the service could not give its advice on time."
        ),
    ),
    Ground(
        "X.consent",
        officer=(
            "The family agreed to have less than five working days' notice of when and where the "
            "mediation will be."
        ),
        family=(
            "You agreed to be told the date and place of the mediation less than 5 working days before it."
        ),
    ),
    Ground(
        "X.agreed",
        officer="The parties to the mediation agreement settled on a different time and put it in writing.",
        family=(
            "You and the other side agreed in writing on a different time for doing what was settled at "
            "mediation."
        ),
    ),
    Ground(
        "X.ftt.extend",
        officer="The tribunal has been asked, with reasons, to take the appeal late and has allowed it.",
        family="The SEND Tribunal has agreed that you can appeal late because of the reasons you gave it.",
    ),
    Ground(
        "X.ftt.direct",
        officer="The tribunal has directed a time different from the ordinary one.",
        family="The SEND Tribunal has set a different date for this step.",
    ),
    Ground(
        "X.absent2",
        officer=(
            "The child, the parent or the young person was out of the authority's area for an unbroken "
            "two weeks or more within the period, which made it impractical to keep to the limit."
        ),
        family=(
            "You or your child were away from the council's area for 2 weeks in a row or more, so it was "
            "not practical to be on time."
        ),
    ),
    Ground(
        "X.reg13_3",
        officer=(
            "One of the exceptions to the 20-week limit for a first plan is met and made it impractical "
            "to act in time: a long closure when advice was asked for, exceptional personal "
            "circumstances, or four weeks away from the area."
        ),
        family=(
            "One of the reasons that can excuse a late first plan, such as a long school closure, meant "
            "it was not practical to be on time."
        ),
    ),
    Ground(
        "X.absent.parent",
        officer=(
            "The detained person is a child whose parent was out of the authority's area for an unbroken "
            "four weeks or more within the period, which made it impractical to keep to the limit."
        ),
        family=(
            "Your child is detained and you were away from the area for 4 weeks in a row or more, so it "
            "was not practical to be on time."
        ),
    ),
    Ground(
        "X.ext",
        officer=(
            "The authority has told the complainant, with reasons, that it will take longer, which under "
            "the Ombudsman's Code may be up to 10 more working days at stage 1 or 20 at stage 2."
        ),
        family=(
            "The council told you that it needs more time to answer your complaint: up to 10 more working"
            " days at the first stage, or 20 at the second."
        ),
    ),
    Ground(
        "X.goodreason",
        officer="The Ombudsman has found good reason to look at a complaint made after the usual 12 months.",
        family=(
            "The Ombudsman has agreed to look at your complaint, even though it is late, because there "
            "was a good reason."
        ),
    ),
    Ground(
        "X.capacity",
        officer=(
            "The young person cannot at that time make the decision in question, in the sense of the "
            "Mental Capacity Act 2005, so a representative, or a parent where there is none, acts in "
            "their place."
        ),
        family=(
            "The young person cannot make this choice for themselves right now, so someone else, often a "
            "parent, makes it for them."
        ),
    ),
)
