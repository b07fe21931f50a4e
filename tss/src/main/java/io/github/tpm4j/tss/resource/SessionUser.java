package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/** Who uses a session: which ones it takes, and how another is started. */
public interface SessionUser {

  /**
   * {@return whether a session will do}
   *
   * @param saltName the Name of the key that it is salted to; empty if it is not salted
   */
  boolean trusts(Optional<Bytes> saltName);

  /**
   * {@return whether a key that sessions are salted to is known to be the TPM's}
   *
   * @param saltName as for {@link #trusts}
   */
  boolean isProven(Optional<Bytes> saltName);

  /** Starts a session. */
  AuthSession start(TpmSe type, HashAlg hash);
}
