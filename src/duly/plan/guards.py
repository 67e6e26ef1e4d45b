"""The database's own refusal to change a version of a plan, on SQLite and on PostgreSQL.

They are of the same kind as the record's (`duly.record.guards`), put back and counted with them.
"""

from __future__ import annotations

from duly.record.guards import REFUSE, Guards, Trigger

VERSIONS = "plan_version"
KEPT = "a version of a plan is never changed: make another"

COLUMNS = ("id", "case_id", "number", "sort", '"on"', "digest", "made_by_id", "made_at")
SAME = " AND ".join(f"NEW.{name} = OLD.{name}" for name in COLUMNS)
ERASED = f"OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.content IS NULL AND {SAME}"
"""The one change a version may undergo: what it says is destroyed, once, and all the rest stays."""

PLANS = Guards(
    sqlite={
        "plan_version_no_update": f"""BEFORE UPDATE ON {VERSIONS}
            WHEN NOT ({ERASED} AND NEW.base_id IS OLD.base_id) BEGIN SELECT RAISE(ABORT, '{KEPT}'); END""",
        "plan_version_no_delete": f"BEFORE DELETE ON {VERSIONS} BEGIN SELECT RAISE(ABORT, '{KEPT}'); END",
        "plan_version_no_replace": f"""BEFORE INSERT ON {VERSIONS} WHEN EXISTS (
            SELECT 1 FROM {VERSIONS} WHERE id = NEW.id OR (case_id = NEW.case_id AND number = NEW.number))
            BEGIN SELECT RAISE(ABORT, '{KEPT}'); END""",
    },
    postgresql_functions={
        "plan_version_refuse": f"BEGIN {REFUSE.format(KEPT)} END",
        "plan_version_refuse_all_but_erasing": f"""BEGIN
            IF {ERASED} AND NEW.base_id IS NOT DISTINCT FROM OLD.base_id THEN RETURN NEW; END IF;
            {REFUSE.format(KEPT)} END""",
    },
    postgresql={
        "plan_version_no_update": Trigger(
            "UPDATE", VERSIONS, "ROW", "plan_version_refuse_all_but_erasing", 19
        ),
        "plan_version_no_delete": Trigger("DELETE", VERSIONS, "ROW", "plan_version_refuse", 11),
        "plan_version_no_truncate": Trigger("TRUNCATE", VERSIONS, "STATEMENT", "plan_version_refuse", 34),
    },
)
