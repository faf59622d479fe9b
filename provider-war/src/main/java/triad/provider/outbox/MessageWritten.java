package triad.provider.outbox;

/** A message waits in the outbox; observe it after the commit. */
public record MessageWritten(String receiver) {}
