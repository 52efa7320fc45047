"""The only place that knows spaCy and scikit-learn: text in, labelled spans out."""
