"""How a Peruvian reader writes dates and numbers; replaces Django's formats of Spain.

Thousands are not grouped here: the rule «from five digits on» (48 000, but 1121) is not one
Django can state, so the template filter that prints figures applies it.
"""

DATE_FORMAT = r"j b\. Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = r"j b\. Y, H:i"
YEAR_MONTH_FORMAT = r"b\. Y"
MONTH_DAY_FORMAT = r"j b\."
SHORT_DATE_FORMAT = "d/m/Y"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
FIRST_DAY_OF_WEEK = 1

DATE_INPUT_FORMATS = ["%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d"]
DATETIME_INPUT_FORMATS = [
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
]
TIME_INPUT_FORMATS = ["%H:%M:%S", "%H:%M"]

DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\u202f"  # narrow no-break space
NUMBER_GROUPING = 0
