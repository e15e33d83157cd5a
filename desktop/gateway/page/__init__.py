"""The user's conversations in a browser: what is sent, how it is drawn, and who may look."""
