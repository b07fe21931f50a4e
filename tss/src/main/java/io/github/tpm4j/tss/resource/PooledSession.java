package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.client.ResetCounters;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/** A session that is kept for more than one use, and what tells whether it may still be used. */
final class PooledSession {
  private final AuthSession session;
  private final Optional<Bytes> saltName;
  private final long epoch;
  private final long firstCommand;
  private final ResetCounters counters;
  private boolean inUse;

  /** A session that was just started. */
  PooledSession(TpmClient client, AuthSession session) {
    this.session = session;
    this.saltName = session.spec().salt().map(key -> EntityNames.of(key.publicArea()));
    this.epoch = client.epoch();
    this.firstCommand = client.commandsSent();
    this.counters = ResetCounters.read(client);
  }

  AuthSession session() {
    return session;
  }

  Optional<Bytes> saltName() {
    return saltName;
  }

  boolean isOfKind(TpmSe type, HashAlg hash) {
    return session.spec().type().equals(type) && session.hash() == hash;
  }

  /** Whether the TPM still has it, as far as is known. */
  boolean isAlive(TpmClient client) {
    return epoch == client.epoch() && !session.isLost();
  }

  /** How many commands the client has sent since it was started. */
  long ageCommands(TpmClient client) {
    return client.commandsSent() - firstCommand;
  }

  /** Whether the handle is still this session's: after a reset it may be another program's. */
  boolean isOurs(TpmClient client) {
    return epoch == client.epoch() && ResetCounters.read(client).equals(counters);
  }

  /** Whether a policy is being run on it. */
  boolean isInUse() {
    return inUse;
  }

  void setInUse(boolean now) {
    inUse = now;
  }
}
