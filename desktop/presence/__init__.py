"""What the desktop around the window is told, and tells, over D-Bus."""
