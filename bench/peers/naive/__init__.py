"""A catalogue as many Django sites are written: models, django-filter, one count per facet."""
