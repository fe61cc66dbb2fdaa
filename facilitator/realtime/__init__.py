"""The live door: Socket.IO events in, regions and progress out."""
