"""The rules of the house: values and pure functions, without I/O, clock or chance."""
