"""Who is who: one lookup and one hash, whoever asks and whatever they type."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.http import HttpRequest

from practices.workflow.access import account_named


class StaffBackend(ModelBackend):
    """Accept the name of an account or its address, at the same cost when there is none."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **_kwargs: Any,
    ) -> User | None:
        del request
        if not username or not password:
            return None
        user = account_named(username)
        if user is None or not user.has_usable_password():
            User().set_password(password)  # takes as long as checking one
            return None
        known = user.check_password(password)
        return user if known and self.user_can_authenticate(user) else None
