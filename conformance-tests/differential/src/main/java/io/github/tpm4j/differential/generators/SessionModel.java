package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.differential.step.Authorization.Secret;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.wire.Bytes;

/** A session as the generator knows it. */
final class SessionModel {
  private final int opener;
  private final TpmSe type;
  private final TpmAlg hash;
  private final boolean encrypts;
  private final Entity bind;
  private final Bytes bindAuthValue;
  private Secret policySecret = Secret.SESSION_KEY;

  SessionModel(int opener, TpmSe type, TpmAlg hash, boolean encrypts, Entity bind) {
    this.opener = opener;
    this.type = type;
    this.hash = hash;
    this.encrypts = encrypts;
    this.bind = bind;
    bindAuthValue = bind == null ? Bytes.EMPTY : bind.authValue();
  }

  /** The number of the step that opened it. */
  int opener() {
    return opener;
  }

  Arg handle() {
    return Arg.product(opener, "handle", (byte) 3, (byte) -1, (byte) -1, (byte) -1);
  }

  TpmAlg hash() {
    return hash;
  }

  int digestBytes() {
    return HashAlg.of(hash).digestBytes();
  }

  boolean encrypts() {
    return encrypts;
  }

  boolean isHmac() {
    return type.equals(TpmSe.HMAC);
  }

  boolean isPolicy() {
    return type.equals(TpmSe.POLICY);
  }

  boolean isBound() {
    return bind != null;
  }

  /** PolicyAuthValue, PolicyPassword or PolicyRestart was run in it. */
  void changePolicySecret(Secret other) {
    policySecret = other;
  }

  /** What authorises {@code entity} in this session (Part 1, 19.6.5). */
  Secret secretFor(Entity entity) {
    if (!isHmac()) {
      return policySecret;
    }
    boolean bound = bind == entity && bindAuthValue.equals(entity.authValue());
    return bound ? Secret.SESSION_KEY : Secret.AUTH_VALUE;
  }
}
