"""Between working records and Records: `dumping.dump` reads rows, `loading.load` writes them.

`dump(load(record)) == record` holds for every valid record.
"""
