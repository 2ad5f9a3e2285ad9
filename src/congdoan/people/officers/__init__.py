"""Officers: committees, their dated terms and seats, elections with count minutes, cadre records, training and allowances."""
