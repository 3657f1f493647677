"""Scores of newsclean and its peers on a folder of gold pages: ``newsclean bench GOLD``."""
