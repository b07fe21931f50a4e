package io.github.tpm4j.attest.eventlog;

import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/**
 * What is true of an event of a log that was replayed to quoted values, for the rules of a policy.
 *
 * @param pcr which was extended
 * @param digest by which, in the bank that is judged
 * @param measuredData what the digest is of, where the log says it
 * @param typeName what the log calls the event; nobody has authenticated that, and a rule that
 *     trusts the name alone trusts whoever wrote the log
 */
public record MeasuredEvent(int pcr, Bytes digest, Optional<Bytes> measuredData, String typeName) {}
