package io.github.tpm4j.tpm12.engine.session;

import io.github.tpm4j.tpm12.wire.Bytes;

/**
 * What has a secret.
 *
 * @param kind so that an Index and a key with the same digest are two
 * @param identity what a session is bound to: it changes with the entity, and with its secret
 * @param secret 20 bytes, which are the entity's own
 */
public record AuthEntity(Kind kind, Bytes identity, byte[] secret) {

  /** The kinds of entities. */
  public enum Kind {
    KEY,
    OWNER,
    NV,
    COUNTER,
    OPERATOR,
    DATA
  }

  /** An entity that no session can be bound to. */
  public static AuthEntity unbound(Kind kind, byte[] secret) {
    return new AuthEntity(kind, Bytes.EMPTY, secret);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "AuthEntity[" + kind + "]";
  }
}
