"""Everything somebody may be let do, as a sentence that begins "may". The rows of the policy."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from duly.access.models import Restriction

Withholds = Restriction.Withholds


class Permission(StrEnum):
    """A thing to do or to see. Those after KEEP_OWN_ACCOUNT, it included, are about no one case."""

    FIND = "find a case"
    SEE_CASE = "see the case"
    SEE_PLAN = "see the plan"
    SEE_ADVICE = "see advice"
    SEE_INTERNAL = "see internal notes"
    SEE_SEALED = "see sealed entries"
    SEE_ADDRESS = "see addresses"
    SEE_HIDDEN_ADDRESS = "see hidden addresses"
    SEE_WHEREABOUTS = "see what reveals a place"
    SEE_LETTERS = "see letters"
    SEE_LOOKS = "see who looked, by role"
    SEE_LOOKS_BY_NAME = "see who looked, by name"
    SEE_COMPLAINTS = "see complaints"
    SEE_PROMISES = "see promises"
    SEE_PACK = "see the consultation pack"
    SEE_REQUEST = "see what advice is asked for"
    SEE_PROVISION = "see named provision"
    RECORD = "record what happened"
    RECORD_FAMILY = "record what the family says"
    RECORD_MEETING = "record a review meeting"
    RECORD_ADVICE = "record advice"
    RECORD_ANSWER = "record an answer to a consultation"
    RECORD_DELIVERY = "record what was delivered"
    RECORD_COMPLAINT = "record a complaint"
    CORRECT = "correct an entry"
    AGREE = "agree to what another proposed"
    DECIDE = "decide and notify"
    SEND = "send letters"
    PROMISE = "make a promise"
    WITHDRAW_PROMISE = "withdraw a promise"
    ANSWER_COMPLAINT = "answer a complaint"
    ASSIGN = "give the case to an officer"
    RELATE = "record who belongs to the child"
    DECIDE_CAPACITY = "record a decision about capacity"
    RESTRICT = "record a restriction"
    LIFT = "end a restriction"
    INVOLVE = "let an organisation in"
    LET_IN = "let a supporter in"
    SEND_IN = "send something in"
    TAKE_AWAY = "take the whole case away"
    DESTROY = "destroy content"
    REVIEW_GLASS = "review a broken glass"

    KEEP_OWN_ACCOUNT = "keep one’s own account"
    USE_STAFF = "use the pages for staff"
    USE_FAMILY = "use the pages for families"
    USE_SETTING = "use the pages for settings"
    USE_PROVIDER = "use the pages for advisers and providers"
    OPEN_CASE = "open a new case"
    SEE_ALL_WORK = "see everybody’s work"
    SEE_FIGURES = "see figures"
    MAKE_RETURN = "make the return"
    SEE_PEOPLE = "see who holds what"
    MANAGE_PEOPLE = "grant and revoke roles"


ABOUT_NO_CASE = frozenset(list(Permission)[list(Permission).index(Permission.KEEP_OWN_ACCOUNT) :])

WITHHELD_BY: Mapping[Permission, frozenset[Withholds]] = {
    # What reveals a place shares the label of the address, whichever of the two an order names.
    Permission.SEE_ADDRESS: frozenset({Withholds.ADDRESS, Withholds.WHEREABOUTS}),
    Permission.SEE_HIDDEN_ADDRESS: frozenset({Withholds.ADDRESS, Withholds.WHEREABOUTS}),
    Permission.SEE_WHEREABOUTS: frozenset({Withholds.ADDRESS, Withholds.WHEREABOUTS}),
    Permission.SEE_SEALED: frozenset({Withholds.SEALED}),
    # The whole file cannot be given without the places in it.
    Permission.TAKE_AWAY: frozenset({Withholds.ADDRESS, Withholds.WHEREABOUTS}),
}
"""The restrictions that take a permission away. One that withholds everything takes all of them."""
