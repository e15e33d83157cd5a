"""The network: one module per wire protocol, all behind `Provider`."""
