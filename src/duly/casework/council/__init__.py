"""What is read for all cases together: findings, what is outstanding, what was asked and sent."""
