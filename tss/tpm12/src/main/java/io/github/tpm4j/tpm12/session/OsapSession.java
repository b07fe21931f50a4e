package io.github.tpm4j.tpm12.session;

import io.github.tpm4j.tpm12.commands.session.Osap;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A session for one entity, with a secret of its own that new secrets are encrypted by (OSAP and
 * ADIP, Part 1, 13.4 and 13.5; the XOR form of ADIP, which every TPM has).
 */
public final class OsapSession extends AuthSession {
  private final byte[] sharedSecret;

  /**
   * Is made of the TPM's answer.
   *
   * @param request the TPM_OSAP that was sent
   * @param response its answer
   * @param secret of the entity
   * @param flush ends a session whose handle it is given, and never fails
   */
  public OsapSession(
      Osap.Request request, Osap.Response response, AuthSecret secret, IntConsumer flush) {
    super(response.authHandle(), response.nonceEven(), flush);
    sharedSecret = HmacSha1.of(secret.borrow(), response.nonceEvenOsap(), request.nonceOddOsap());
  }

  /** {@return what authorises the session's next command by the entity's secret} */
  public Authorization authorization() {
    return new Authorization(this, sharedSecret, true);
  }

  /**
   * {@return a new secret, encrypted for the session's next command: 20 bytes}
   *
   * @param secret the new one
   * @throws IllegalStateException if the session has ended
   */
  public Bytes encrypt(AuthSecret secret) {
    return xor(secret, nonceEven());
  }

  /**
   * {@return the second new secret of the session's next command, such as that for migration: 20
   * bytes}
   *
   * @param secret the new one
   * @throws IllegalStateException if the session has ended
   */
  public Bytes encryptSecond(AuthSecret secret) {
    return xor(secret, nonceOdd());
  }

  /**
   * {@return what encrypts the data of the session's next command, and decrypts that of its
   * response; to be taken before the command is sent, and closed}
   *
   * @throws IllegalStateException if the session has ended
   */
  public DataCipher dataCipher() {
    requireOpen();
    return new DataCipher(nonceEven(), nonceOdd(), sharedSecret);
  }

  private Bytes xor(AuthSecret secret, Bytes nonce) {
    requireOpen();
    MessageDigest sha1 = Sha1.create();
    sha1.update(sharedSecret);
    byte[] result = sha1.digest(nonce.toArray());
    byte[] plain = secret.borrow();
    for (int i = 0; i < TpmReader.DIGEST_SIZE_BYTES; i++) {
      result[i] ^= plain[i];
    }
    return Bytes.of(result);
  }

  private void requireOpen() {
    if (!isOpen()) {
      throw new IllegalStateException("The session has ended; each new secret needs a new one");
    }
  }

  @Override
  void wipe() {
    Arrays.fill(sharedSecret, (byte) 0);
  }
}
