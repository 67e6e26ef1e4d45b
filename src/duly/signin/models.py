"""What signing in keeps beyond allauth's own tables: links that are used once, and counts of what failed."""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256
from typing import ClassVar

from django.db import models

from duly.people.models import Person
from duly.signin import clock

LINK_LASTS = timedelta(hours=24)


class Links(models.Manager["OneTimeLink"]):
    """Makes links and finds those that can still be used."""

    def make(self, person: Person) -> str:
        """A new link for a person, by its secret. Links made before can no longer be used."""
        self.filter(person=person).delete()
        secret = secrets.token_urlsafe(32)
        self.create(person=person, digest=digest(secret), made_at=clock.now())
        return secret

    def usable(self, digest_: str) -> OneTimeLink | None:
        """The link of this digest, if it was not used, is not too old, and its person has not left."""
        since = clock.now() - LINK_LASTS
        found = self.filter(digest=digest_, made_at__gt=since, person__is_active=True)
        return found.select_related("person").first()


class OneTimeLink(models.Model):
    """Lets one person set a password and a second factor, once. The secret itself is not kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    objects: ClassVar[Links] = Links()

    def __str__(self) -> str:
        return f"a link made at {self.made_at:%Y-%m-%d %H:%M}"


class CacheLine(models.Model):
    """The table of Django's database cache: how often something failed lately, the same for every process."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        """Django's cache reads and writes it by its name."""

        db_table = "signin_cache"

    def __str__(self) -> str:
        return self.cache_key


def digest(secret: str) -> str:
    """What is kept of a link's secret. It has 256 random bits, so that a plain digest is enough."""
    return sha256(secret.encode()).hexdigest()
