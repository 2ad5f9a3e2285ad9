"""Text from people and JSON from programs into the values that the services take."""
