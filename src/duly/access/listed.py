"""What each route, command, action and job needs: exactly one permission, or a place on the public list.

A census compares these with what there is. What stands in neither does not answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from duly.access.permissions import Permission as May


@dataclass(frozen=True, slots=True)
class Public:
    """What needs no permission, by name, and why. A star stands for every route of an app made for anyone."""

    reason: str
    routes: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()


PUBLIC: Mapping[str, Public] = {
    "the checker": Public(
        "for anyone: no account, nothing kept, no case of the record",
        routes=("public:*",),
    ),
    "the components": Public("the pieces of every page, with made-up content", routes=("design:components",)),
    "the way in": Public(
        "for somebody who is not signed in yet, and out again; they show nothing of a case",
        routes=(
            "account_login",
            "account_logout",
            "mfa_authenticate",
            "openid_connect_callback",
            "signin_as",
            "signin_directory",
            "signin_link",
            "signin_passkey",
            "signin_set_password",
            "socialaccount_login_cancelled",
        ),
    ),
    "from a file": Public(
        "they read a file of the asker’s own, and no record",
        commands=("check", "explain", "law", "timeline", "calendar"),
    ),
    "of the machine": Public(
        "for whoever runs it: they show nothing of a case, and an account without a grant opens none",
        commands=("demo", "serve", "verify", "rebuild", "bulk", "person"),
    ),
}
"""Who needs no permission, and why: at most twelve."""

ROUTES: Mapping[str, May] = {
    "staff:my_day": May.USE_STAFF,
    "staff:late": May.USE_STAFF,
    "staff:leave": May.USE_STAFF,
    "staff:team": May.SEE_ALL_WORK,
    "staff:team_cases": May.SEE_ALL_WORK,
    "staff:gaps": May.USE_STAFF,
    "staff:boards": May.USE_STAFF,
    "staff:find": May.USE_STAFF,
    "staff:case": May.SEE_CASE,
    "staff:choose": May.RECORD,
    "staff:record": May.RECORD,
    "staff:open": May.OPEN_CASE,
    "staff:reviews": May.USE_STAFF,
    "staff:reviews_of": May.USE_STAFF,
    "staff:early": May.USE_STAFF,
    "staff:promises": May.USE_STAFF,
    "staff:bulk_runs": May.USE_STAFF,
    "staff:bulk_reviews": May.USE_STAFF,
    "staff:bulk": May.USE_STAFF,
    "staff:transfers": May.USE_STAFF,
    "staff:transfers_of": May.USE_STAFF,
    "staff:matter": May.SEE_CASE,
    "staff:waiting": May.USE_STAFF,
    "staff:agreement": May.SEE_INTERNAL,
    "staff:entry": May.SEE_INTERNAL,
    "staff:correct": May.CORRECT,
    "staff:panel": May.RECORD,
    "staff:advice": May.SEE_REQUEST,
    "staff:plan": May.SEE_PLAN,
    "staff:plan_version": May.SEE_PLAN,
    "staff:plan_file": May.SEE_PLAN,
    "staff:plan_changes": May.SEE_PLAN,
    "staff:plan_change_sheet": May.SEE_PLAN,
    "staff:plan_begin": May.RECORD,
    "staff:plan_draft": May.SEE_INTERNAL,
    "staff:plan_draft_changes": May.SEE_INTERNAL,
    "staff:plan_line": May.RECORD,
    "staff:plan_move": May.RECORD,
    "staff:plan_send": May.RECORD,
    "staff:request": May.OPEN_CASE,
    "staff:advice_board": May.USE_STAFF,
    "staff:ask": May.RECORD,
    "staff:chase": May.RECORD,
    "staff:panels": May.USE_STAFF,
    "staff:panel_day": May.USE_STAFF,
    "staff:agenda": May.RECORD,
    "staff:pack": May.SEE_INTERNAL,
    "staff:pack_print": May.SEE_INTERNAL,
    "staff:advise": May.RECORD,
    "staff:consultations": May.USE_STAFF,
    "staff:consulted": May.SEE_WHEREABOUTS,
    "staff:consult": May.SEND,
    "staff:answered": May.RECORD_ANSWER,
    "staff:give": May.RECORD,
    "staff:assign": May.ASSIGN,
    "staff:looks": May.SEE_LOOKS,
    "staff:glass": May.REVIEW_GLASS,
    "start": May.KEEP_OWN_ACCOUNT,
    "signin_you": May.KEEP_OWN_ACCOUNT,
    "usersessions_list": May.KEEP_OWN_ACCOUNT,
    "account_change_password": May.KEEP_OWN_ACCOUNT,
    "mfa_index": May.KEEP_OWN_ACCOUNT,
    "mfa_activate_totp": May.KEEP_OWN_ACCOUNT,
    "mfa_deactivate_totp": May.KEEP_OWN_ACCOUNT,
    "signin_new_passkey": May.KEEP_OWN_ACCOUNT,
    "signin_remove_passkey": May.KEEP_OWN_ACCOUNT,
    "mfa_view_recovery_codes": May.KEEP_OWN_ACCOUNT,
    "mfa_generate_recovery_codes": May.KEEP_OWN_ACCOUNT,
    "account_reauthenticate": May.KEEP_OWN_ACCOUNT,
    "mfa_reauthenticate": May.KEEP_OWN_ACCOUNT,
    "mfa_reauthenticate_webauthn": May.KEEP_OWN_ACCOUNT,
    "signin_directory_again": May.KEEP_OWN_ACCOUNT,
}
"""Every route that is not public, by its name."""

COMMANDS: Mapping[str, May] = {
    "clock": May.CORRECT,
    "export": May.SEE_CASE,
}
"""Every command that is not public. Whoever runs one is a named person."""

ACTIONS: Mapping[str, May] = {
    # keeping
    "child.known": May.RECORD,
    "case.assigned": May.ASSIGN,
    "duty.assigned": May.RECORD,
    "document.filed": May.RECORD,
    "content.erased": May.DESTROY,
    "clock.set_right": May.CORRECT,
    "action.proposed": May.RECORD,
    "action.declined": May.AGREE,
    "advice.declined": May.DECIDE,
    "advice.absence.explained": May.DECIDE,
    "panel.view": May.RECORD,
    "officer.view": May.RECORD,
    "panel.advised": May.RECORD,
    "request.came": May.RECORD_FAMILY,
    "family.said": May.RECORD_FAMILY,
    "advice.chased": May.RECORD,
    "advice.delay.told": May.RECORD,
    "placement.requested": May.RECORD_FAMILY,
    "setting.replied": May.RECORD_ANSWER,
    "provider.named": May.RECORD,
    "year_group.placed": May.RECORD,
    "provider.confirmed": May.RECORD_DELIVERY,
    # promises
    "promise.made": May.PROMISE,
    "promise.kept": May.PROMISE,
    "promise.withdrawn": May.WITHDRAW_PROMISE,
    # assessment and plan
    "request.received": May.RECORD_FAMILY,
    "responsible.began": May.RECORD,
    "assess.decision.notified": May.DECIDE,
    "advice.requested": May.RECORD,
    "advice.sent": May.RECORD_ADVICE,
    "plan.refused.notified": May.DECIDE,
    "draft.served": May.SEND,
    "representations.received": May.RECORD_FAMILY,
    "consultation.sent": May.SEND,
    "consultation.answered": May.RECORD_ANSWER,
    "plan.final.sent": May.DECIDE,
    "exception.claimed": May.DECIDE,
    # review, amendment, transfer
    "review.early.requested": May.RECORD_FAMILY,
    "review.early.decided": May.DECIDE,
    "review.early.answered": May.SEND,
    "review.arranged": May.RECORD_MEETING,
    "review.invited": May.RECORD_MEETING,
    "review.papers.circulated": May.RECORD_MEETING,
    "review.meeting": May.RECORD_MEETING,
    "review.report.sent": May.RECORD_MEETING,
    "review.decision.notified": May.DECIDE,
    "review.carried_forward": May.DECIDE,
    "amendment.notice.sent": May.SEND,
    "amendment.notice.served": May.RECORD,
    "amendment.dropped.notified": May.DECIDE,
    "amendment.opened": May.DECIDE,
    "phase.transfer.expected": May.RECORD,
    "preference.asked": May.SEND,
    "setting.chosen": May.DECIDE,
    # reassessment, ending, payment
    "reassess.request.received": May.RECORD_FAMILY,
    "reassess.own_decision": May.DECIDE,
    "reassess.decision.notified": May.DECIDE,
    "cease.notified": May.DECIDE,
    "plan.ceased": May.DECIDE,
    "he.disclosure.requested": May.RECORD_FAMILY,
    "he.plan.sent": May.SEND,
    "dp.first_payment": May.RECORD,
    "dp.reviewed": May.RECORD,
    # move
    "move.made": May.RECORD,
    "old_la.aware": May.RECORD,
    "plan.transferred": May.RECORD,
    "move.informed": May.RECORD,
    "old_health.aware": May.RECORD,
    "old_health.notified": May.RECORD,
    "new_health.aware": May.RECORD,
    "new_health.requested": May.RECORD,
    # appeal and order
    "decision.notice.sent": May.SEND,
    "mediation.contacted": May.RECORD_FAMILY,
    "mediation.requested": May.RECORD_FAMILY,
    "mediation.declined": May.RECORD_FAMILY,
    "mediation.notice.sent": May.RECORD,
    "mediation.held": May.RECORD,
    "mediation.concluded": May.RECORD,
    "mediation.cannot_arrange": May.RECORD,
    "mediation.certificate.issued": May.RECORD_FAMILY,
    "mediation.agreement": May.RECORD,
    "mediation.agreement.done": May.RECORD,
    "appeal.received": May.RECORD,
    "appeal.received_by_la": May.RECORD,
    "appeal.response.sent": May.RECORD,
    "order.made": May.RECORD,
    "unopposed.notified": May.DECIDE,
    "order.complied": May.RECORD,
    "recommendation.made": May.RECORD,
    "recommendation.answered": May.RECORD,
    "recommendation.copied": May.RECORD,
    # detention
    "detained.request.received": May.RECORD_FAMILY,
    "detained.decision.notified": May.DECIDE,
    "detained.refused.notified": May.DECIDE,
    "detained.final.sent": May.DECIDE,
    "detention.informed": May.RECORD,
    "detention.plan.sent": May.SEND,
    "release.informed": May.RECORD,
    "release.plan.disclosed": May.SEND,
    # complaint and Ombudsman
    "complaint.received": May.RECORD_COMPLAINT,
    "complaint.acknowledged": May.ANSWER_COMPLAINT,
    "complaint.answered": May.ANSWER_COMPLAINT,
    "complaint.escalated": May.RECORD_COMPLAINT,
    "complaint.s2.acknowledged": May.ANSWER_COMPLAINT,
    "complaint.s2.answered": May.ANSWER_COMPLAINT,
    "matter.aware": May.RECORD_COMPLAINT,
    "ombudsman.complained": May.RECORD_COMPLAINT,
    "ombudsman.report.received": May.ANSWER_COMPLAINT,
    "ombudsman.report.considered": May.ANSWER_COMPLAINT,
    "ombudsman.decision": May.ANSWER_COMPLAINT,
    "ombudsman.complied": May.ANSWER_COMPLAINT,
}
"""Every action on a case, by the name of what it records."""

JOBS: Mapping[str, May] = {"bulk": May.RECORD}
"""Every job that runs unattended, with what whoever asked for it needs when it runs. A job has no rights of its own."""


def permission_of_route(name: str) -> May | None:
    """What a route needs; None where it is public. Raises LookupError where it stands nowhere."""
    if name in ROUTES:
        return ROUTES[name]
    app = f"{name.partition(':')[0]}:*"
    if any(name in public.routes or app in public.routes for public in PUBLIC.values()):
        return None
    raise LookupError(f"The route “{name}” has no line in access.listed, and so does not answer.")
