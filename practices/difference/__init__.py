"""What changes between two Records, in words: texts word by word, lists row by row.

No database: whoever asks says how what a record refers to by key is called.
"""
