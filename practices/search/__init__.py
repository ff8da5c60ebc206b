"""Full text: `analysis` reads what people type, `matching` finds and orders practices."""
