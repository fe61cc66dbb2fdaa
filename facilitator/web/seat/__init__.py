"""Pages of one seat: the phone, the shared tablet, receipts, one's own idea."""
