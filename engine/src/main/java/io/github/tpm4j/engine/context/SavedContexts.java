package io.github.tpm4j.engine.context;

import io.github.tpm4j.engine.clock.ResetCounts;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.Hmac;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherAlgorithm;
import io.github.tpm4j.engine.hierarchy.Hierarchies;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.NumberRecord;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.wrapping.DerivedCipher;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.context.TpmsContext;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Contexts outside the TPM (Part 1, 30.3): encrypted with a key of their own, and bound to the
 * hierarchy's proof and to the time since TPM Reset, of stClear objects since TPM Restart.
 *
 * <pre>
 * contextBlob = TPM2B integrity ‖ encrypted (sequence ‖ data)
 * </pre>
 */
public final class SavedContexts {
  /** savedHandle of an object (Part 2, 14.6.2). */
  public static final TpmHandle OBJECT = TpmHandle.of(0x80000000);

  /** savedHandle of a sequence object. */
  public static final TpmHandle SEQUENCE = TpmHandle.of(0x80000001);

  /** savedHandle of an object with stClear. */
  public static final TpmHandle ST_CLEAR_OBJECT = TpmHandle.of(0x80000002);

  /** TPM_PT_CONTEXT_SYM_SIZE, of AES. */
  private static final int KEY_BITS = 256;

  private final Hierarchies hierarchies;
  private final ResetCounts counts;
  private final HashAlgorithm hash;
  private final NumberRecord objectCounter;

  public SavedContexts(
      StateKeeper keeper, Hierarchies hierarchies, ResetCounts counts, HashAlgorithm hash) {
    this.hierarchies = hierarchies;
    this.counts = counts;
    this.hash = hash;
    objectCounter = new NumberRecord(keeper, Lifetime.RESET, "context.objects");
  }

  /** Whether the sequence numbers of objects are used up, until TPM Reset. */
  public boolean isObjectCounterAtEnd() {
    return objectCounter.get() == -1;
  }

  /** The sequence number of the next object to save, from 1 since TPM Reset (Part 1, 30.2). */
  public long nextObjectSequence() {
    objectCounter.set(objectCounter.get() + 1);
    return objectCounter.get();
  }

  /** Encrypts {@code data}, and wipes it. */
  public TpmsContext protect(
      long sequence, TpmHandle savedHandle, TpmHandle hierarchy, byte[] data) {
    byte[] clear =
        ByteBuffer.allocate(Long.BYTES + data.length).putLong(sequence).put(data).array();
    Arrays.fill(data, (byte) 0);
    byte[] encrypted = crypt(true, sequence, savedHandle, hierarchy, clear);
    Arrays.fill(clear, (byte) 0);
    TpmWriter blob = new TpmWriter(encrypted.length + 2 + hash.digestBytes());
    blob.sized(integrity(sequence, savedHandle, hierarchy, encrypted)).array(encrypted);
    return new TpmsContext(sequence, savedHandle, hierarchy, Bytes.adopt(blob.toByteArray()));
  }

  /**
   * Checks and decrypts; the caller wipes what the reader reads.
   *
   * @throws TpmFailure TPM_RC_SIZE, TPM_RC_INTEGRITY, both of parameter 1; TPM_RC_INSUFFICIENT,
   *     TPM_RC_SIZE without a number if the blob is too short to hold an integrity value
   */
  public TpmReader open(TpmsContext context) {
    TpmReader in = new TpmReader(context.contextBlob().borrow(), Limits.ANY);
    byte[] integrity = integrity(in);
    boolean isWhole = integrity.length == hash.digestBytes() && in.remaining() >= Long.BYTES;
    TpmFailure.require(isWhole, TpmRc.SIZE.parameter(1));
    byte[] encrypted = in.array(in.remaining());
    byte[] expected =
        integrity(context.sequence(), context.savedHandle(), context.hierarchy(), encrypted);
    TpmFailure.require(MessageDigest.isEqual(expected, integrity), TpmRc.INTEGRITY.parameter(1));
    byte[] clear =
        crypt(false, context.sequence(), context.savedHandle(), context.hierarchy(), encrypted);
    return new TpmReader(clear, Long.BYTES, clear.length, Limits.ANY);
  }

  private byte[] integrity(TpmReader in) {
    try {
      return in.sizedArray(hash.digestBytes());
    } catch (WireException e) {
      throw new TpmFailure(TpmRc.of(e));
    }
  }

  private byte[] crypt(
      boolean encrypts, long sequence, TpmHandle savedHandle, TpmHandle hierarchy, byte[] data) {
    try (DerivedCipher cipher =
        new DerivedCipher(
            BlockCipherAlgorithm.AES,
            KEY_BITS,
            hash,
            hierarchies.proof(hierarchy).borrow(),
            KdfLabel.CONTEXT,
            ByteBuffer.allocate(Long.BYTES).putLong(sequence).array(),
            savedHandle.marshal())) {
      return encrypts ? cipher.encrypt(data) : cipher.decrypt(data);
    }
  }

  private byte[] integrity(
      long sequence, TpmHandle savedHandle, TpmHandle hierarchy, byte[] encrypted) {
    TpmWriter bound = new TpmWriter(32).u64(counts.totalResetCount());
    if (savedHandle.equals(ST_CLEAR_OBJECT)) {
      bound.u32(counts.clearCount());
    }
    bound.u64(sequence).u32(savedHandle.value());
    byte[] proof = hierarchies.proof(hierarchy).borrow();
    return Hmac.compute(hash, proof, bound.toByteArray(), encrypted);
  }
}
