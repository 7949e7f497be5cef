"""The report as an official document (GB/T 9704) in Word."""
