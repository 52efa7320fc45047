"""Corpus, training and evaluation; never imported by what runs."""
