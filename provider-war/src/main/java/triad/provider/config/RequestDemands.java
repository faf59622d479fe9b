package triad.provider.config;

/**
 * What the deployment demands of every authorization request, beyond what each client registered.
 *
 * @param pushed whether it has to be pushed (RFC 9126 §5)
 * @param signed whether it has to be a signed request object (RFC 9101 §10.5)
 */
public record RequestDemands(boolean pushed, boolean signed) {}
