"""Audits of whole crawls: a shard in, a shard out, by one process, by many, or by a cluster."""
