"""What whoever opens a case must know before anything else: do not contact, a court order, a risk."""
