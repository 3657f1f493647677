"""Makes ``newsclean/label/weights.npz`` from a gold folder; the only place that needs torch."""
