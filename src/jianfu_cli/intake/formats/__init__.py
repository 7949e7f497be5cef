"""The formats: a module each, with guard and parser together; registry lists them."""
