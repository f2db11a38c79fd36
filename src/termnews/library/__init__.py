"""The service facade: composes the machines, is asynchronous and yields events; prints nothing."""
