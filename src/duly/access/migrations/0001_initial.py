import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("record", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CapacityDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("matter", models.CharField(max_length=100)),
                ("starts", models.DateField()),
                ("ends", models.DateField()),
                ("evidence", models.CharField(max_length=500)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="capacity_decisions",
                        to="record.case",
                    ),
                ),
                (
                    "representative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("matter", ""), _negated=True),
                        name="a_capacity_decision_is_about_a_matter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("author", models.F("representative")), _negated=True),
                        name="nobody_makes_themselves_representative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends__gte", models.F("starts"))),
                        name="a_capacity_decision_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("officer", "officer"),
                            ("manager", "manager"),
                            ("head", "head of service"),
                            ("complaints", "complaints officer"),
                            ("data", "data officer"),
                            ("data_protection", "data protection officer"),
                            ("people", "administrator of people"),
                            ("inspector", "inspector"),
                            ("supporter", "supporter"),
                            ("setting", "member of a setting’s staff"),
                            ("adviser", "adviser"),
                            ("provider", "provider"),
                        ],
                        max_length=20,
                    ),
                ),
                ("starts", models.DateField()),
                ("ends", models.DateField()),
                ("evidence", models.CharField(max_length=500)),
                ("granted_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="record.case",
                    ),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="people.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="people.team",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("case__isnull", True),
                                ("organisation__isnull", False),
                                ("team__isnull", True),
                            ),
                            models.Q(
                                ("case__isnull", True),
                                ("organisation__isnull", True),
                                ("team__isnull", False),
                            ),
                            models.Q(
                                ("case__isnull", False),
                                ("organisation__isnull", True),
                                ("team__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="a_grant_is_over_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("granted_by")), _negated=True),
                        name="nobody_grants_to_themselves",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends__gte", models.F("starts"))),
                        name="a_grant_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("evidence", ""), _negated=True), name="a_grant_has_evidence"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Involvement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("attends", "the child or young person attends it"),
                            ("consulted", "it is consulted about a place"),
                            ("advice", "it was asked for advice"),
                            ("provision", "it delivers provision named in the plan"),
                        ],
                        max_length=20,
                    ),
                ),
                ("starts", models.DateField()),
                ("ends", models.DateField(null=True)),
                ("evidence", models.CharField(max_length=500)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="involvements",
                        to="record.case",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="involvements",
                        to="people.organisation",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("attends", "provision")), ("ends__isnull", False), _connector="OR"
                        ),
                        name="consultations_and_requests_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True), ("ends__gte", models.F("starts")), _connector="OR"
                        ),
                        name="an_involvement_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Relationship",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("parent", "parent"),
                            ("young_person", "the child or young person"),
                            ("foster_carer", "foster carer"),
                            ("deputy", "deputy or attorney"),
                        ],
                        max_length=20,
                    ),
                ),
                ("parental_responsibility", models.BooleanField(default=False)),
                ("starts", models.DateField()),
                ("ends", models.DateField(null=True)),
                ("evidence", models.CharField(max_length=500)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relationships",
                        to="record.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relationships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True), ("ends__gte", models.F("starts")), _connector="OR"
                        ),
                        name="a_relationship_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Restriction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "withholds",
                    models.CharField(
                        choices=[
                            ("address", "addresses and what reveals a place"),
                            ("whereabouts", "what reveals a place, and addresses"),
                            ("sealed", "sealed entries"),
                            ("everything", "the whole case"),
                        ],
                        max_length=20,
                    ),
                ),
                ("starts", models.DateField()),
                ("ends", models.DateField(null=True)),
                ("evidence", models.CharField(max_length=500)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restrictions",
                        to="record.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restrictions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True), ("ends__gte", models.F("starts")), _connector="OR"
                        ),
                        name="a_restriction_ends_after_it_starts",
                    )
                ],
            },
        ),
    ]
