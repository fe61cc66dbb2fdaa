"""What helpers see."""
