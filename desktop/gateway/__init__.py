"""The gateway: other programs on this computer use the models, over HTTP on loopback only."""
