package io.github.tpm4j.tpm12.session;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/** What authorises one command: a session, and the secret that is shown in it. */
public final class Authorization {
  /** Of nonce, flag and HMAC, as they end a response. */
  public static final int RESPONSE_SIZE_BYTES = 2 * TpmReader.DIGEST_SIZE_BYTES + 1;

  private final AuthSession session;
  private final byte[] secret;
  private final boolean keep;

  Authorization(AuthSession session, byte[] secret, boolean keep) {
    this.session = session;
    this.secret = secret;
    this.keep = keep;
  }

  /** {@return the session} */
  public AuthSession session() {
    return session;
  }

  /**
   * Appends the authorisation of a command: handle, nonce, flag and HMAC, 45 bytes.
   *
   * @param out where to
   * @param inParamDigest SHA-1 of ordinal and parameters
   * @throws IllegalStateException if the session has ended
   */
  public void write(TpmWriter out, Bytes inParamDigest) {
    if (!session.isOpen()) {
      throw new IllegalStateException("The session has ended; the command was not sent");
    }
    session.write(out, inParamDigest, secret, keep);
  }

  /**
   * Checks the authorisation of a response, in constant time, and rolls the nonces on.
   *
   * @param in stands at its 41 bytes
   * @param outParamDigest SHA-1 of code, ordinal and parameters
   * @return whether the TPM has shown that it knows the secret; if not, nothing of the response may
   *     be believed
   */
  public boolean verify(TpmReader in, Bytes outParamDigest) {
    return session.verify(in, outParamDigest, secret);
  }
}
