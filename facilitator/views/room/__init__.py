"""What the board and the phones show."""
