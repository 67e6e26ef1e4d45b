"""Asking settings whether they can meet a child’s needs, and every answer that is awaited."""
