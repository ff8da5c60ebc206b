"""How far two words are from each other."""


def distance(one: str, other: str) -> int:
    """Return how many slips part two words: a letter more, less, changed, or two swapped."""
    older, above = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, opposite in enumerate(other, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != opposite)))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == opposite:
                row[j] = min(row[j], older[j - 2] + 1)
        older, above = above, row
    return above[-1]
