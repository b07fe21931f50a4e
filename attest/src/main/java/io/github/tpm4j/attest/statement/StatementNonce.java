package io.github.tpm4j.attest.statement;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.MessageDigest;

/** That a statement was made for this verifier, and now. */
public final class StatementNonce {
  private StatementNonce() {}

  /**
   * Adds a finding if extraData is not the nonce; they are compared in constant time.
   *
   * @param nonce what was given to the TPM; null if any will do
   */
  public static void check(Bytes nonce, SignedStatement statement, Findings findings) {
    Bytes extraData = statement.attest().extraData();
    findings.require(
        nonce == null || MessageDigest.isEqual(nonce.borrow(), extraData.borrow()),
        Reason.NONCE_DIFFERS,
        "attest.extraData",
        "not the nonce that was given");
  }
}
