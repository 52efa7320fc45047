"""Many recollections: batches, the store, trends."""
