package io.github.tpm4j.tpm12.session;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.function.IntConsumer;

/**
 * A session that proves the knowledge of secrets by rolling nonces (Part 1, 13). It is for one
 * thread at a time.
 */
public abstract class AuthSession implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final int handle;
  private final IntConsumer flush;
  private Bytes nonceEven;
  private Bytes nonceOdd = newNonce();
  private boolean open = true;

  AuthSession(int handle, Bytes nonceEven, IntConsumer flush) {
    this.handle = handle;
    this.nonceEven = nonceEven;
    this.flush = flush;
  }

  /** {@return a nonce of the caller: 20 random bytes} */
  public static Bytes newNonce() {
    byte[] nonce = new byte[TpmReader.DIGEST_SIZE_BYTES];
    RANDOM.nextBytes(nonce);
    return Bytes.of(nonce);
  }

  /** {@return the number by which the TPM knows it} */
  public int handle() {
    return handle;
  }

  /** {@return whether the TPM still has it, as far as this program knows} */
  public boolean isOpen() {
    return open;
  }

  Bytes nonceEven() {
    return nonceEven;
  }

  Bytes nonceOdd() {
    return nonceOdd;
  }

  void write(TpmWriter out, Bytes inParamDigest, byte[] secret, boolean keep) {
    byte[] hmac = HmacSha1.of(secret, inParamDigest, nonceEven, nonceOdd, flag(keep));
    out.u32(handle).digest(nonceOdd).bool(keep).array(hmac);
  }

  /** {@return whether the TPM has proved the same secret; if not, the session must end} */
  boolean verify(TpmReader in, Bytes outParamDigest, byte[] secret) {
    Bytes newNonceEven = in.digest();
    int kept = in.u8();
    byte[] received = in.array(TpmReader.DIGEST_SIZE_BYTES);
    Bytes flag = Bytes.of(new byte[] {(byte) kept});
    byte[] expected = HmacSha1.of(secret, outParamDigest, newNonceEven, nonceOdd, flag);
    if (!MessageDigest.isEqual(expected, received)) {
      return false;
    }
    nonceEven = newNonceEven;
    nonceOdd = newNonce();
    if (kept == 0) {
      ended();
    }
    return true;
  }

  /** Records that the TPM has ended it. */
  void ended() {
    open = false;
    wipe();
  }

  abstract void wipe();

  private static Bytes flag(boolean value) {
    return Bytes.of(new byte[] {(byte) (value ? 1 : 0)});
  }

  /** Gives the TPM's slot back, if it still has the session. Never fails. */
  @Override
  public void close() {
    if (open) {
      ended();
      flush.accept(handle);
    }
  }
}
