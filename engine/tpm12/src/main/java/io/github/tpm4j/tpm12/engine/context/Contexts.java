package io.github.tpm4j.tpm12.engine.context;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.crypto.HmacSha1;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.engine.state.StateRecord;
import io.github.tpm4j.tpm12.structures.TpmContextBlob;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Keys and sessions that are kept outside of the TPM meanwhile (Part 3, 21). */
public final class Contexts implements StateRecord {
  /** Of sessions at a time. */
  public static final int MAXIMUM = 128;

  private static final int KEY_SIZE_BYTES = 16;

  private final RandomSource random;
  private final Set<Integer> sessions = new LinkedHashSet<>();
  private byte[] key = new byte[KEY_SIZE_BYTES];
  private int count;

  public Contexts(StateKeeper keeper, RandomSource random) {
    this.random = random;
    keeper.running("contexts", this);
  }

  /** {@return how many sessions more can be saved} */
  public int free() {
    return MAXIMUM - sessions.size();
  }

  /** {@return the numbers of the sessions that are saved} */
  public List<Integer> sessions() {
    return List.copyOf(sessions);
  }

  /**
   * Encrypts a key, which may be loaded as often as one likes; its bytes are wiped.
   *
   * @param label 16 bytes of the caller
   */
  public TpmContextBlob saveKey(int handle, Bytes label, byte[] plain) {
    return seal(EntityConstants.RT_KEY, handle, label, 0, plain);
  }

  /**
   * Encrypts a session, which may be loaded once; its bytes are wiped.
   *
   * @param label 16 bytes of the caller
   * @throws TpmFailure with TPM_NOCONTEXTSPACE
   */
  public TpmContextBlob saveSession(int handle, Bytes label, byte[] plain) {
    requireFree();
    count++;
    sessions.add(count);
    return seal(EntityConstants.RT_AUTH, handle, label, count, plain);
  }

  /**
   * Checks that one session more can be saved.
   *
   * @throws TpmFailure with TPM_NOCONTEXTSPACE
   */
  public void requireFree() {
    TpmFailure.require(free() > 0, TpmResult.NOCONTEXTSPACE);
  }

  /** Nothing that was saved can be loaded any more. */
  public void forgetAll() {
    initialize();
  }

  private TpmContextBlob seal(int resourceType, int handle, Bytes label, int number, byte[] plain) {
    byte[] nonce = random.bytes(KEY_SIZE_BYTES);
    Bytes sensitive = Bytes.of(crypt(Cipher.ENCRYPT_MODE, nonce, plain));
    Arrays.fill(plain, (byte) 0);
    TpmContextBlob open =
        new TpmContextBlob(
            resourceType,
            handle,
            label,
            number,
            Bytes.of(new byte[TpmReader.DIGEST_SIZE_BYTES]),
            Bytes.of(nonce),
            sensitive);
    return open.withIntegrityDigest(integrity(open));
  }

  private Bytes integrity(TpmContextBlob blob) {
    Bytes zeros = Bytes.of(new byte[TpmReader.DIGEST_SIZE_BYTES]);
    return Bytes.of(HmacSha1.of(key, blob.withIntegrityDigest(zeros).toBytes().toArray()));
  }

  /**
   * {@return what was saved}
   *
   * @throws TpmFailure with TPM_BADCONTEXT if it was not, or a session was loaded before
   */
  public byte[] load(TpmContextBlob blob) {
    boolean isOwn =
        MessageDigest.isEqual(integrity(blob).toArray(), blob.integrityDigest().toArray());
    TpmFailure.require(isOwn, TpmResult.BADCONTEXT);
    boolean isSession = blob.resourceType() == EntityConstants.RT_AUTH;
    TpmFailure.require(!isSession || sessions.remove(blob.contextCount()), TpmResult.BADCONTEXT);
    return crypt(
        Cipher.DECRYPT_MODE, blob.additionalData().toArray(), blob.sensitiveData().toArray());
  }

  /** Drops a saved session (TPM_FlushSpecific of a context); false if there is none such. */
  public boolean flush(int number) {
    return sessions.remove(number);
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] text) {
    try {
      Cipher aes = Cipher.getInstance("AES/CTR/NoPadding");
      aes.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(nonce));
      return aes.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no AES in counter mode", e);
    }
  }

  @Override
  public void initialize() {
    sessions.clear();
    count = 0;
    Arrays.fill(key, (byte) 0);
    key = random.bytes(KEY_SIZE_BYTES);
  }

  @Override
  public void write(TpmWriter out) {
    out.array(key).u32(count).u16(sessions.size());
    sessions.forEach(out::u32);
  }

  @Override
  public void read(TpmReader in) {
    key = in.array(KEY_SIZE_BYTES);
    count = in.u32();
    int size = in.u16();
    sessions.clear();
    for (int i = 0; i < size; i++) {
      sessions.add(in.u32());
    }
  }
}
