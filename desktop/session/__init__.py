"""The use cases: what a person can do, without a window. asyncio, no Qt."""
