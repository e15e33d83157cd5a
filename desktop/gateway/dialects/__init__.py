"""The protocols that clients of the gateway speak: a request and a reply of each."""
