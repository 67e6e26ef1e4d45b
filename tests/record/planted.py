"""What can be wrong with a record: each fault with its name, its place and how it is planted in a small council."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from django.db import connection

from duly.access.models import Look
from duly.record.models import Case, Content, Entry
from duly.record.seals import FIRST
from tests.people import person
from tests.record.council import LATER, Council, sql, without_constraints
from tests.record.writing import MEETING

Plant = Callable[[Council], object]
Planted = tuple[str, "int | str", Plant]
"""What is found, in which entry of the first case or other place, and the planting of it."""

ONE, DATABASE = "ONE", "database"
GONE = 987_654
SECOND = timedelta(seconds=1)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

# --- entries that are not what was sealed -------------------------------------------------------------------

CHANGED: dict[str, Planted] = {
    "its kind": ("seal", 2, lambda c: c.change(2, kind="plan.final.sent")),
    "its day": ("seal", 2, lambda c: c.change(2, on=MEETING - timedelta(days=2))),
    "its precision": ("seal", 2, lambda c: c.change(2, precision="month")),
    "its matters": ("seal", 2, lambda c: c.change(2, matters=["review-2"])),
    "its matters in another order": ("seal", 2, lambda c: c.change(2, matters=["review-1", "review-1"])),
    "what it corrects": ("seal", 4, lambda c: c.change(4, corrects=None)),
    "who recorded it": ("seal", 2, lambda c: c.change(2, recorded_by=person("chandra"))),
    "who agreed to it": ("seal", 4, lambda c: c.change(4, agreed_by=person("dilys"))),
    "that somebody agreed to it": ("seal", 4, lambda c: c.change(4, agreed_by=None)),
    "when it was recorded": (
        "seal",
        2,
        lambda c: c.change(2, recorded_at=c.entry(2).recorded_at - SECOND / 1e6),
    ),
    "its digest": ("seal", 2, lambda c: c.change(2, digest="0" * 64)),
    "its seal": ("seal", 2, lambda c: c.change(2, seal="f" * 64)),
    "its seal, to what is none": ("seal", 3, lambda c: c.change(2, seal="x")),
    "the form it was sealed in, to none": ("form", 2, lambda c: c.change(2, form=9)),
    "the form it was sealed in, to an older one": ("form", 2, lambda c: c.change(2, form=1)),
    "the key of its form": ("seal", 2, lambda c: c.change(2, key="form-9")),
    "the key of its form, taken away": ("seal", 2, lambda c: c.change(2, key=None)),
    "a key where it had none": ("seal", 6, lambda c: c.change(6, key="form-9")),
    "the two people, changed over": (
        "seal",
        4,
        lambda c: c.change(4, recorded_by=person("ben"), agreed_by=person("amara")),
    ),
    "its number": ("gap", 6, lambda c: c.change(6, number=9)),
    "its number, to none": ("number", 0, lambda c: c.change(2, number=0)),
    "the case it is of": ("gap", 3, lambda c: c.change(3, case=c.small)),
    "the reference of who recorded it": ("seal", 1, lambda c: _give_another_reference("amara")),
    "the reference of its case": ("seal", "D7KM-4XQP-2R entry 1", lambda c: c.column(ref="D7KM-4XQP-2R")),
}
SAID: dict[str, Planted] = {
    "an attribute": (
        "digest",
        1,
        lambda c: c.say(1, attributes={"name": "B", "date_of_birth": "2015-03-01"}),
    ),
    "an attribute more": ("digest", 2, lambda c: c.say(2, attributes={"colour": "red"})),
    "an attribute less": ("digest", 1, lambda c: c.say(1, attributes={"name": "Ada Invented"})),
    "the reasons": ("digest", 4, lambda c: c.say(4, why={"correction": {"why": "typing", "words": "other"}})),
    "the salt": ("digest", 2, lambda c: c.say(2, salt="0" * 64)),
    "the salt, to what is none": ("digest", 2, lambda c: c.say(2, salt="salt")),
    "the salt, in capitals": ("digest", 2, lambda c: c.say(2, salt=c.entry(2).content.salt.upper())),
    "the content, for another's": (
        "digest",
        2,
        lambda c: c.change(2, content=Content.objects.create(attributes={}, why={}, salt="0" * 64)),
    ),
    "the attributes alone erased": ("half-erased", 2, lambda c: c.say(2, attributes=None)),
    "the reasons alone erased": ("half-erased", 2, lambda c: c.say(2, why=None)),
    "the salt alone erased": ("half-erased", 2, lambda c: c.say(2, salt=None)),
    "called erased and still there": ("half-erased", 2, lambda c: c.say(2, erased_at=c.entry(6).recorded_at)),
    "all gone and not called erased": (
        "half-erased",
        2,
        lambda c: c.say(2, attributes=None, why=None, salt=None),
    ),
    "back after it was erased": ("half-erased", 3, lambda c: c.say(3, attributes={"decision": "amend"})),
}

# --- entries and parts that are gone, or too many ------------------------------------------------------------

GONE_OR_MORE: dict[str, Planted] = {
    "an entry in the middle": ("gap", 2, lambda c: c.remove(2)),
    "the first entry": ("gap", 1, lambda c: c.remove(1)),
    "two entries": ("gap", 2, lambda c: c.remove(2, 3)),
    "the last entry": ("head", ONE, lambda c: c.remove(6)),
    "every entry": ("head", ONE, lambda c: c.remove(1, 2, 3, 4, 5, 6)),
    "an entry more, after the last": ("head", ONE, lambda c: c.add(7)),
    "an entry more, further on": ("gap", 7, lambda c: c.add(8)),
    "a content": ("dangling", 2, lambda c: c.change(2, content_id=GONE)),
    "the person who recorded it": ("dangling", 2, lambda c: c.change(2, recorded_by_id=GONE)),
    "the person who agreed": ("dangling", 4, lambda c: c.change(4, agreed_by_id=GONE)),
    "a case under its entry": ("dangling", "ROW", lambda c: c.change(6, case_id=GONE)),
    "a content that no entry has": ("orphan", "CONTENT", lambda c: Content.objects.create(attributes={}, why={}, salt="0" * 64)),
    "the number of the head": ("head", ONE, lambda c: c.column(head_number=7)),
    "the number of the head, to the start": ("head", ONE, lambda c: c.column(head_number=0, head_seal=FIRST)),
    "the instant of the head": ("head", ONE, lambda c: c.column(head_at=c.entry(5).recorded_at)),
    "the seal of the head": ("head", ONE, lambda c: c.column(head_seal="0" * 64)),
    "the head of another case": ("head", "SMALL", lambda c: Case.objects.filter(pk=c.small.pk).update(head_seal="1" * 64)),
    "every entry, and the head put right": ("empty", ONE, lambda c: c.empty()),
    "a case without an entry": ("empty", "D7KM-4XQP-2R", lambda c: Case.objects.create(ref="D7KM-4XQP-2R")),
    "the child's name": ("projection", ONE, lambda c: c.column(child_name="Somebody Else")),
    "the child's name, gone": ("projection", ONE, lambda c: c.column(child_name="")),
    "the child's date of birth": ("projection", ONE, lambda c: c.column(date_of_birth=date(2015, 3, 2))),
    "the officer": ("projection", ONE, lambda c: c.column(officer=person("ben"))),
    "a reference that is none": ("reference", "D7KM-4XQP-2X", lambda c: c.column(ref="D7KM-4XQP-2X")),
}  # fmt: skip

# --- entries that fit their seals and could never have been written -------------------------------------------

IMPOSSIBLE: dict[str, Planted] = {
    "a day that had not come": ("future", 2, lambda c: c.forge(2, on=MEETING + timedelta(days=1))),
    "a month that had not come": ("future", 6, lambda c: c.forge(6, on=LATER + timedelta(days=31))),
    "recorded at a time that has not come": ("clock", 6, lambda c: c.forge(6, recorded_at=datetime(2999, 1, 1, tzinfo=UTC))),
    "recorded before the entry above": ("clock", 6, lambda c: c.forge(6, recorded_at=c.entry(5).recorded_at - SECOND)),
    "correcting an entry of another kind": ("correction", 4, lambda c: c.forge(4, corrects=1)),
    "correcting an entry that is not there": ("correction", 4, lambda c: c.forge(4, corrects=GONE)),
    "correcting itself": ("correction", 4, lambda c: c.forge(4, corrects=4)),
    "correcting a later entry": ("correction", 4, lambda c: c.forge(4, corrects=6)),
    "correcting what was corrected": ("correction", 6, lambda c: c.forge(6, corrects=2)),
    "moving a day alone": ("second-person", 4, lambda c: c.forge(4, agreed_by=None)),
    "moving a day and agreeing to it": ("second-person", 4, lambda c: c.forge(4, agreed_by=person("amara"))),
    "moving a day to its month, alone": ("second-person", 4, lambda c: c.forge(4, on=MEETING, precision="month", agreed_by=None)),
    "correcting for no reason": ("reason", 4, lambda c: c.forge_saying(4, why={})),
    "correcting for an empty reason": ("reason", 4, lambda c: c.forge_saying(4, why={"correction": {"why": "typing", "words": " "}})),
    "reasons that are none": ("reason", 4, lambda c: c.forge_saying(4, why=["typing"])),
    "a kind nobody knows": ("kind", 2, lambda c: c.forge(2, kind="review.abandoned")),
    "an attribute nobody knows": ("attribute", 2, lambda c: c.forge_saying(2, attributes={"colour": "red"})),
    "a date that is none": ("attribute", 1, lambda c: c.forge_saying(1, attributes={"name": "A", "date_of_birth": "1 March"})),
    "an attribute that is empty": ("attribute", 1, lambda c: c.forge_saying(1, attributes={"name": " "})),
    "attributes that are none": ("attribute", 2, lambda c: c.forge_saying(2, attributes=["review"])),
    "attributes that are a word": ("attribute", 1, lambda c: c.forge_saying(1, attributes="Ada")),
    "a precision that is none": ("precision", 2, lambda c: c.forge(2, precision="year")),
    "a matter that is no name": ("matter", 2, lambda c: c.forge(2, matters=[1])),
    "matters that are no list": ("unreadable", 2, lambda c: c.change(2, matters={"review-1": 1})),
    "destroyed, and no entry says so": ("erased-unsaid", 2, lambda c: c.say(2, attributes=None, why=None, salt=None, erased_at=c.entry(6).recorded_at)),
    "destroyed before an entry said so": ("erased-unsaid", 3, lambda c: c.say(3, erased_at=c.entry(5).recorded_at - SECOND)),
    "destroyed at another time than was said": ("erased-unsaid", 3, lambda c: c.say(3, erased_at=c.entry(5).recorded_at + SECOND)),
    "agreeing to one’s own": ("second-person", 6, lambda c: c.forge(6, agreed_by=person("amara"))),
    "a clock set right that was not wrong": ("clock", 5, lambda c: c.forge(5, kind="clock.set_right")),
    "a clock set right alone": ("second-person", 6, lambda c: c.forge(6, kind="clock.set_right")),
    "said to be destroyed, and there": ("not-erased", 2, lambda c: c.forge_saying(5, attributes={"entries": "2, 3", "ground": "x"})),
    "an entry that destroys itself": ("not-erased", 5, lambda c: c.forge_saying(5, attributes={"entries": "3, 5", "ground": "x"})),
    "destroying what never was": ("erasure", 5, lambda c: c.forge_saying(5, attributes={"entries": "3, 77", "ground": "x"})),
    "destroying alone": ("second-person", 5, lambda c: c.forge(5, agreed_by=None)),
    "destroying on no ground": ("reason", 5, lambda c: c.forge_saying(5, attributes={"entries": "3", "ground": " "})),
    "a ground that was destroyed": ("reason", 5, lambda c: c.say(5, attributes=None, why=None, salt=None, erased_at=c.entry(6).recorded_at)),
}  # fmt: skip
LEFT_UNSEALED = {"matters that are no list"}

# --- the database --------------------------------------------------------------------------------------------

IN_SQLITE: dict[str, Planted] = {
    "a day that is none": ("unreadable", 2, lambda c: _set(c, 2, "on", "whenever")),
    "an instant that is none": ("unreadable", 2, lambda c: _set(c, 2, "recorded_at", "then")),
    "matters that are no JSON": ("unreadable", 2, lambda c: _past_the_checks(c, 2, "record_entry", "matters")),
    "a number that is none": ("unreadable", "ONE entry six", lambda c: _set(c, 6, "number", "six")),
    "a kind that is bytes": ("unreadable", 2, lambda c: _set(c, 2, "kind", b"\xff")),
    "a content that is no JSON": ("digest", 2, lambda c: _past_the_checks(c, 2, "record_content", "attributes")),
    "a person with no reference": ("dangling", 2, lambda c: sql("UPDATE people_person SET ref = 'nobody' WHERE id = %s", person("amara").pk)),
    "a date of birth that is none": ("projection", ONE, lambda c: sql("UPDATE record_case SET date_of_birth = 'young'")),
    "a trigger that Duly did not make": ("strange", DATABASE, lambda c: sql("CREATE TRIGGER quiet AFTER INSERT ON record_entry BEGIN SELECT 1; END")),
    "a look at a case that is gone": ("dangling", "access_look row 1", lambda c: _look_at_nothing()),
    "a key that is bytes": ("unreadable", 2, lambda c: _set(c, 2, "key", b"\xff")),
    "a column that is empty": ("corrupt", DATABASE, lambda c: _set_past_the_schema(c.entry(2).pk)),
}  # fmt: skip
IN_POSTGRESQL: dict[str, Planted] = {
    "a rule that Duly did not make": ("strange", DATABASE, lambda c: sql("CREATE RULE quiet AS ON INSERT TO record_entry DO INSTEAD NOTHING")),
    "a commit that does not wait": ("storage", DATABASE, lambda c: sql("SET LOCAL synchronous_commit = off")),
}  # fmt: skip
DOUBLED: dict[str, Planted] = {
    "what rows belong to": ("constraint", DATABASE, lambda c: _belonging_to_nothing()),
    "constraints that are gone": ("constraint", DATABASE, lambda c: without_constraints()),
    "a number twice": ("number", 5, lambda c: _twice(c, number=5)),
    "a form written twice": ("key", 6, lambda c: _without(c).change(6, key="form-1")),
    "a content of two entries": (
        "content-twice",
        6,
        lambda c: _without(c).change(6, content_id=c.entry(2).content_id),
    ),
}

HERE = IN_SQLITE if connection.vendor == "sqlite" else IN_POSTGRESQL
PLANTED = {
    f"{what}: {name}": planted
    for what, table in (
        ("changed", CHANGED),
        ("said", SAID),
        ("gone or more", GONE_OR_MORE),
        ("impossible", IMPOSSIBLE),
        ("here", HERE),
        ("doubled", DOUBLED),
    )
    for name, planted in table.items()
}


def _set(council: Council, number: int, column: str, value: object) -> None:
    words = f'UPDATE record_entry SET "{column}" = %s WHERE id = %s'  # noqa: S608 - a column that a test names
    sql(words, value, council.entry(number).pk)


def _past_the_checks(council: Council, number: int, table: str, column: str) -> None:
    entry = council.entry(number)
    sql("PRAGMA ignore_check_constraints = ON")
    words = f"UPDATE {table} SET {column} = '[' WHERE id = %s"  # noqa: S608 - named by a test
    sql(words, entry.pk if table == "record_entry" else entry.content_id)
    sql("PRAGMA ignore_check_constraints = OFF")


def _set_past_the_schema(pk: int) -> None:
    sql("PRAGMA writable_schema = ON")
    sql(
        "UPDATE sqlite_master SET sql = replace(sql, '\"kind\" varchar(60) NOT NULL', '\"kind\" varchar(60)')"
    )
    sql("PRAGMA schema_version = 987654")
    sql("UPDATE record_entry SET kind = NULL WHERE id = %s", pk)
    sql(
        "UPDATE sqlite_master SET sql = replace(sql, '\"kind\" varchar(60)', '\"kind\" varchar(60) NOT NULL')"
    )
    sql("PRAGMA schema_version = 987655")
    sql("PRAGMA writable_schema = OFF")


def _give_another_reference(who: str) -> None:
    one = person(who)
    one.ref = "00000000-0000-4000-8000-000000000000"
    one.save()


def _look_at_nothing() -> None:
    Look.objects.create(
        id=1, person=person("amara"), case_id=GONE, section="the case", standing="stranger", quarter=NOON
    )


def _belonging_to_nothing() -> None:
    if connection.vendor == "postgresql":
        sql("ALTER TABLE record_case DROP CONSTRAINT IF EXISTS " + _constraint("record_case", "officer_id"))
        return
    sql("ALTER TABLE record_case RENAME TO was")
    sql("CREATE TABLE record_case AS SELECT * FROM was")
    sql("CREATE UNIQUE INDEX one_ref ON record_case (ref)")


def _constraint(table: str, column: str) -> str:
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table)
    return next(
        f'"{name}"' for name, one in found.items() if one["foreign_key"] and one["columns"] == [column]
    )


def _without(council: Council) -> Council:
    without_constraints()
    return council


def _twice(council: Council, number: int) -> None:
    """The table without its constraints, with one entry in it twice."""
    row = Entry.objects.filter(pk=council.entry(number).pk).values().get()
    without_constraints()
    Entry(**{**row, "id": row["id"] + GONE}).save(force_insert=True)
