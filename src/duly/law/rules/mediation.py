"""Mediation before an appeal: regulations 32 to 42. A matter of the process `appeal`."""

from __future__ import annotations

from duly.law.citations import CFA_2014, SEND_2014
from duly.law.clocks import at_least, within
from duly.law.facts.appeal import (
    DecisionNoticeSent,
    MediationAgreementDone,
    MediationAgreementMade,
    MediationCannotArrange,
    MediationCertificateIssued,
    MediationConcluded,
    MediationContacted,
    MediationDeclined,
    MediationHeld,
    MediationNoticeSent,
    MediationRequested,
)
from duly.law.words import LIMIT, NOTICE, RIGHT, Duty, exception, since

mediation_contact = Duty(
    key="mediation.contact",
    title="Contact the mediation adviser",
    kind=RIGHT,
    process="appeal",
    owed_by="family",
    owed_to="mediation adviser",
    cites=(SEND_2014.at("reg 33, 34(2)-(3)"),),
    says="within 2 months after written notice of the local authority's decision was sent",
    quoted=SEND_2014.at("reg 33", "send-2014/33.md"),
    must="tell the mediation adviser of the wish to appeal, and whether mediation is wanted",
    clock=within(months=2),
    starts_on=(DecisionNoticeSent.where(section_i_only=False),),
    done_by=(MediationContacted, MediationRequested, MediationDeclined),
    in_force=since("2014-09-01"),
    family=(
        "If you want to appeal, you have 2 months to contact the mediation adviser. The 2 months are "
        "counted from the day the council sent its letter."
    ),
    do_now=(
        "Contact the adviser named in the letter and say that you wish to appeal and whether you want to "
        "try mediation."
    ),
    not_done_by=(
        "emailing the council",
        "making a complaint",
        "ringing an advice line",
        "sending the appeal form alone",
    ),
    family_can=("appeal",),
    family_note=(
        "After the last day the adviser cannot give you a certificate. You can still ask the tribunal to "
        "let you appeal without one."
    ),
    note=(
        "This date does not move for weekends, August or Christmas, and the safe start is the date on the"
        " letter if that is earlier than the day it was sent."
    ),
)


mediation_certificate_nomediation = Duty(
    key="mediation.certificate.nomediation",
    title="Certificate where family declines mediation",
    kind=LIMIT,
    process="appeal",
    owed_by="mediation adviser",
    owed_to="family",
    cites=(CFA_2014.at("s.55(4)", "cfa-2014/55.md"), SEND_2014.at("reg 34(1)")),
    says="within 3 working days of being informed by the parent or young person",
    quoted=SEND_2014.at("reg 34(1)", "send-2014/34.md"),
    must="issue the certificate to the family that does not want mediation",
    clock=within(working_days=3),
    starts_on=(MediationDeclined,),
    done_by=(MediationCertificateIssued,),
    in_force=since("2014-09-01"),
    family=(
        "If you tell the mediation adviser that you do not want mediation, the adviser has 3 working days"
        " to give you a certificate. The day you told them is not counted."
    ),
    do_now="Issue the certificate and send it to the family.",
    not_done_by=("noting the call", "telling the council only", "an offer to talk about mediation again"),
    family_can=("ask_in_writing",),
    family_note=(
        "Ask the adviser in writing for your certificate. Your month to appeal is counted from the date "
        "on it, so a late one does not shorten that month."
    ),
    note="Only working days are counted, and August days are working days here.",
)


mediation_arrange = Duty(
    key="mediation.arrange",
    title="Arrange mediation (no health issues)",
    kind=LIMIT,
    process="appeal",
    owed_by="authority",
    owed_to="family",
    cites=(CFA_2014.at("s.53(3), s.54", "cfa-2014/53.md", "cfa-2014/54.md"), SEND_2014.at("reg 36(2)")),
    says="within 30 days from the date of on which it was informed",
    quoted=SEND_2014.at("reg 36(2)", "send-2014/36.md"),
    must="hold a mediation meeting with people who can settle the matter",
    clock=within(days=30),
    starts_on=(MediationRequested,),
    done_by=(MediationHeld,),
    in_force=since("2014-09-01"),
    family=(
        "Once the council knows you want mediation, it must hold it within 30 days. The count starts on "
        "the day after it was told, and weekends and holidays count."
    ),
    do_now="Hold the meeting, or tell the mediation adviser straight away that it cannot be held in time.",
    not_done_by=(
        "offering a date after the 30 days",
        "appointing a mediator",
        "an informal chat with an officer",
        "a meeting under disagreement resolution",
    ),
    family_can=("ask_in_writing", "appeal", "complaint", "ombudsman"),
    family_note=(
        "If the council cannot hold it in time, the adviser must give you a certificate as if you had "
        "taken part. You can then go on with your appeal."
    ),
    note=(
        "These are plain days and not working days, and they run from the authority hearing of the wish "
        "to mediate."
    ),
)


mediation_notice_date = Duty(
    key="mediation.notice.date",
    title="Notice of date and place",
    kind=NOTICE,
    process="appeal",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 37(2)"),),
    says="at least 5 working days prior to the mediation",
    quoted=SEND_2014.at("reg 37(2)", "send-2014/37.md"),
    must="tell the family the date and place of the mediation in good time",
    clock=at_least(working_days=5),
    starts_on=(MediationHeld,),
    done_by=(MediationNoticeSent,),
    in_force=since("2014-09-01"),
    family=(
        "The council must tell you when and where the mediation will be at least 5 working days before "
        "it. It may be less only if you agree."
    ),
    do_now="Send the family the date and the place, or get its agreement to shorter notice.",
    not_done_by=("a list of possible dates", "a date with no place", "notice to the family's school only"),
    family_can=("ask_in_writing", "complaint"),
    family_note="You do not have to agree to a shorter time. If you need longer to get ready, say so in writing.",
    note=("Count back over working days from the meeting; one day more is safer if the notice goes by post."),
)


mediation_certificate_after = Duty(
    key="mediation.certificate.after",
    title="Certificate after mediation",
    kind=LIMIT,
    process="appeal",
    owed_by="mediation adviser",
    owed_to="family",
    cites=(CFA_2014.at("s.55(5)", "cfa-2014/55.md"), SEND_2014.at("reg 39(1)")),
    says="within 3 working days of the conclusion of the mediation",
    quoted=SEND_2014.at("reg 39(1)", "send-2014/39.md"),
    must="issue the certificate once the mediation has ended",
    clock=within(working_days=3),
    starts_on=(MediationConcluded,),
    done_by=(MediationCertificateIssued,),
    in_force=since("2014-09-01"),
    family=(
        "When mediation is over, the adviser has 3 working days to give you a certificate. The day it "
        "ended is not counted."
    ),
    do_now="Issue the certificate and send it to the family.",
    not_done_by=(
        "minutes of the meeting",
        "the signed agreement",
        "telling the council that mediation is over",
    ),
    family_can=("ask_in_writing",),
    family_note=(
        "You get a certificate whether or not you reached agreement. Ask the adviser in writing if it "
        "does not come."
    ),
    note="The start is the end of the mediation, which may come after the day of the first meeting.",
)


mediation_cannot_arrange = Duty(
    key="mediation.cannot_arrange",
    title="LA cannot arrange in 30 days",
    kind=LIMIT,
    process="appeal",
    owed_by="mediation adviser",
    owed_to="family",
    cites=(SEND_2014.at("reg 39(2)-(3)"),),
    says="within 3 working days of being notified of this by the local authority",
    quoted=SEND_2014.at("reg 39(3)", "send-2014/39.md"),
    must="issue the certificate, treating the family as having taken part",
    clock=within(working_days=3),
    starts_on=(MediationCannotArrange,),
    done_by=(MediationCertificateIssued,),
    in_force=since("2014-09-01"),
    family=(
        "If the council cannot hold mediation in time, it must tell the mediation adviser. The adviser "
        "then has 3 working days to give you a certificate, and the day they were told is not counted."
    ),
    do_now="Issue the certificate on the footing that the family took part.",
    not_done_by=("offering a later meeting", "asking the family to wait", "a letter of apology"),
    family_can=("ask_in_writing", "appeal", "complaint", "ombudsman"),
    family_note=(
        "You do not have to wait for a later meeting before you appeal. You can complain if the council "
        "was slow to tell the adviser."
    ),
    note=(
        "The three days start with the adviser being told, so a council that stays silent delays the "
        "certificate without breaking this date."
    ),
)


mediation_agreement_other = Duty(
    key="mediation.agreement.other",
    title="Carry out agreement on other issues",
    kind=LIMIT,
    process="appeal",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 42(3)"),),
    says="within two weeks of the date of the mediation agreement",
    quoted=SEND_2014.at("reg 42(3)", "send-2014/42.md"),
    must="carry out what was agreed in mediation on matters that cannot be appealed",
    clock=within(weeks=2),
    starts_on=(MediationAgreementMade.where(kind="other"),),
    done_by=(MediationAgreementDone,),
    in_force=since("2014-09-01"),
    family=(
        "Some things you agree in mediation could not go to the tribunal. The council has 2 weeks to do "
        "them, counted from the date of the agreement, unless you both set another time in writing."
    ),
    do_now="Do what the agreement says, and tell the family it is done.",
    not_done_by=("agreeing again to do it", "a plan of action with no result", "passing it to another team"),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note="Quote the agreement and its date when you write. If it is still not done, complain.",
    note=(
        "Matters that could go to the tribunal follow the longer times for tribunal orders and not these "
        "two weeks."
    ),
)


EXCEPTIONS = (
    exception(
        "X.consent",
        of=mediation_notice_date,
        cite=SEND_2014.at("reg 37(2)", "send-2014/37.md"),
        says="unless the child's parent or the young person consents to this period of time being reduced",
    ),
    exception(
        "X.agreed",
        of=mediation_agreement_other,
        cite=SEND_2014.at("reg 42(5)", "send-2014/42.md"),
        says="where the parties to the mediation agree in writing to a different timescale",
    ),
)

RULES = (
    mediation_contact,
    mediation_certificate_nomediation,
    mediation_arrange,
    mediation_notice_date,
    mediation_certificate_after,
    mediation_cannot_arrange,
    mediation_agreement_other,
    *EXCEPTIONS,
)
