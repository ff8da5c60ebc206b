"""The form of every model of the catalogue."""

from typing import Any

from django import forms

from practices.text import clean


class CatalogueForm(forms.ModelForm):
    """A form whose texts are NFC, without control characters."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        for name, value in self.cleaned_data.items():
            if isinstance(value, str):
                self.cleaned_data[name] = clean(value)
        return self.cleaned_data
