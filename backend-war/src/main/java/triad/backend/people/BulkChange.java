package triad.backend.people;

import triad.backend.field.DetailsPatch;

/** What one of many people shall become; whoever is not known yet becomes known by it. */
public record BulkChange(String subject, DetailsPatch patch) {}
