"""Moments as the desk writes them, in the time of Peru."""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def written(moment: dt.datetime) -> str:
    """Write a moment: «3 de diciembre de 2026 a las 09:00»."""
    local = timezone.localtime(moment)
    values = {"day": date_format(local, r"j \d\e F \d\e Y"), "time": f"{local:%H:%M}"}
    return _("%(day)s a las %(time)s") % values
