"""The domain: pure values and rules. No Qt, no I/O, no asyncio."""
