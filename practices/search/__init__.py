"""Full text in the process: `text_index.TextIndex` answers, over what `postings` has read.

`analysis` says how words are compared, `query` what a text asks for, `steps` how that is
answered, `highlight` how it is shown. See `docs/decisions/0011-spanish-search.md`.
"""
