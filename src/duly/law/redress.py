"""What a family can do when a duty is late, broken or decided against it: who decides, by when, at what cost.

For England as at November 2026. Own words; the law behind each is cited by the duty it answers.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Redress:
    """One thing a family can do: its name and what it means, in plain words."""

    key: str
    title: str
    family: str


REDRESS: dict[str, Redress] = {
    way.key: way
    for way in (
        Redress(
            "ask_in_writing",
            "Ask the council in writing",
            (
                "You write to the officer who deals with the plan, say which step is late, and ask when "
                "it will be done and why it is late. You can do this as soon as the date has passed; the "
                "council itself answers, and no law sets a time for its reply. It is free, and your "
                "letter and any answer will help if you complain later."
            ),
        ),
        Redress(
            "representations",
            "Send your comments",
            (
                "You tell the council what you think of a draft plan or of changes to a plan, and you can"
                " ask for a school or college and for a meeting. You have at least 15 days, and the day "
                "the papers are given to you is day 1. The council decides, but it must think about what "
                "you say; this costs nothing."
            ),
        ),
        Redress(
            "complaint",
            "Complain to the council",
            (
                "You tell the council what went wrong and it looks into it. If its first answer (stage 1)"
                " does not put things right, someone else at the council looks again (stage 2). The "
                "Ombudsman's Code, which is guidance, expects the council to say within 5 working days "
                "that it has your complaint, and then to answer within 10 working days at stage 1 or 20 "
                "at stage 2. It can take up to 10 more working days at stage 1, or 20 more at stage 2, if"
                " it tells you why. It is free, but do not wait, because the Ombudsman has a time limit "
                "of 12 months."
            ),
        ),
        Redress(
            "ombudsman",
            "Go to the Ombudsman",
            (
                "The Local Government and Social Care Ombudsman is not part of the council. It decides if"
                " the council was at fault, and can ask it to say sorry, put things right or make a "
                "payment. You complain to the council first, then to the Ombudsman within 12 months of "
                "the day you first knew of the problem, unless there is a good reason to be later; "
                "complaining to the council does not stop that time. It is free, but it cannot look at "
                "anything that was, or could have been, part of an appeal you made. Nor will it normally "
                "look at a decision you could have appealed."
            ),
        ),
        Redress(
            "mediation",
            "Mediation",
            (
                "A trained person from outside the council helps you and the council try to agree. Nobody"
                " decides for you, it is free, and you can still appeal after it. You must contact the "
                "mediation adviser named in the council's letter within 2 months of the day the letter "
                "was sent. If you want mediation, it must be arranged within 30 days of the council being"
                " told. You get a certificate within 3 working days of the mediation ending, or of saying"
                " you do not want it; you need it to appeal, unless your appeal is only about the school "
                "or type of school, or about none being named."
            ),
        ),
        Redress(
            "appeal",
            "Appeal to the SEND Tribunal",
            (
                "The SEND Tribunal is not part of the council and can change some of its decisions, such "
                "as not to assess, not to make or change a plan, what a plan says, or to end it. It "
                "cannot deal with lateness alone. Your appeal must reach it within 2 months of the day "
                "the council sent the letter or plan, or 1 month from the date of your mediation "
                "certificate if that is later. If the last day is in August, from 25 December to 1 "
                "January, or not a working day, it moves to the next working day outside those times. "
                "There is no fee, and most appeals need a mediation certificate first."
            ),
        ),
        Redress(
            "judicial_review",
            "Judicial review in the High Court",
            (
                "A High Court judge decides if the council kept to the law, and can order it to do what "
                "the law requires; the judge does not decide what help your child should get. You must "
                "act fast, and within 3 months at most of the day the problem first arose. There are "
                "court fees, and if you lose you may have to pay the council's costs. It is a last step, "
                "so people take legal advice first, and some can get legal aid."
            ),
        ),
    )
}
