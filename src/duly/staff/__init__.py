"""What officers and managers see and do."""
