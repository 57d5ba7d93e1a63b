"""Whom a source means, who goes on speaking, and which outlet carried the words."""
