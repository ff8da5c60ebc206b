"""The workbook of practices: its sheets and columns, the words of its lists, its cells."""
