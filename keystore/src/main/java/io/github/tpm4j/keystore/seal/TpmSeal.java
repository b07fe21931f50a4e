package io.github.tpm4j.keystore.seal;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.chunks.EncryptedChunks;
import io.github.tpm4j.keystore.family.SealDemands;
import io.github.tpm4j.keystore.family.SealedObject;
import io.github.tpm4j.keystore.file.AtomicFile;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.templates.NvTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Seals data of any size to a TPM and to conditions: PCR, a password, a policy. They are encrypted
 * by a random key, which the TPM gives back only where the conditions hold ({@link TpmUnseal}).
 *
 * <pre>{@code
 * TpmSeal.with(tpm).boundToPcrs("SHA-256", 7).auth(password).build().seal(file, sealedFile);
 * TpmUnseal.with(tpm).auth(password).build().unseal(sealedFile, file);
 * }</pre>
 *
 * <p>May be used by any number of threads, until it is closed. What talks to the TPM throws {@link
 * io.github.tpm4j.tss.error.TpmException}.
 */
public final class TpmSeal implements AutoCloseable {
  /** What each TPM seals by itself, in bytes (MAX_SYM_DATA); a TPM 1.2 would take a few more. */
  public static final int MAX_SMALL_BYTES = 128;

  private final TpmConnection tpm;
  private final Policy policy;
  private final TpmSealBuilder fields;
  private final KeyAuth auth;

  TpmSeal(TpmSealBuilder fields) {
    this.fields = fields;
    this.tpm = fields.tpm;
    this.policy = fields.demands();
    this.auth = fields.auth;
  }

  /**
   * Begins to describe what must hold for data to be given back.
   *
   * @param tpm the TPM that seals the data
   * @return a builder for the conditions
   */
  public static TpmSealBuilder with(TpmConnection tpm) {
    return new TpmSealBuilder(tpm);
  }

  /**
   * Seals a file. The sealed one is replaced at once: whoever opens it finds the old content or the
   * new, also after a crash. A new one can be read by its owner alone.
   *
   * @param file the path of the data to be sealed; of any size
   * @param sealed the file that gets the sealed data
   * @throws IOException if a file cannot be read or written; the sealed one is then as it was
   */
  public void seal(Path file, Path sealed) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      AtomicFile.replace(
          sealed,
          content -> {
            BufferedOutputStream out = new BufferedOutputStream(content);
            seal(in, out);
            out.flush();
          });
    }
  }

  /**
   * Seals all that a stream has, in constant memory. Both streams stay open.
   *
   * @param data read to its end; stays open
   * @param sealed gets the sealed data; stays open
   * @throws IOException if a stream fails; what was written is then of no use
   */
  public void seal(InputStream data, OutputStream sealed) throws IOException {
    byte[] key = newKey();
    try (SecretBytes sealedKey = SecretBytes.of(key)) {
      SealedObject object = create(sealedKey);
      byte[] header =
          new SealHeader(SealHeader.CHUNK_BYTES, object.key(), object.origin()).encoded();
      sealed.write(header);
      new EncryptedChunks(key, header, SealHeader.CHUNK_BYTES, SealedDataException::new)
          .encrypt(data, sealed);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /**
   * Has the TPM seal data themselves, without a file's format: tools that read {@code TSS2 PRIVATE
   * KEY} files with sealed data take it.
   *
   * @param data 1 to {@value #MAX_SMALL_BYTES} bytes
   * @return a key file whose private area is the data
   */
  public Tss2PrivateKey sealSmall(SecretBytes data) {
    return createSmall(data).key();
  }

  SealedObject createSmall(SecretBytes data) {
    if (data.isEmpty() || data.size() > MAX_SMALL_BYTES) {
      throw new IllegalArgumentException(
          "A TPM seals 1 to "
              + MAX_SMALL_BYTES
              + " bytes by itself, not "
              + data.size()
              + ": seal them as a stream");
    }
    return create(data);
  }

  /**
   * Seals data into a new NV Index, which the owner can write and everybody can read. It takes some
   * 400 bytes more than the data.
   *
   * @param index a free one; one that is there is left as it is
   * @param data the data to be sealed; the caller wipes them
   * @return the new Index
   * @throws IOException if the data cannot be encoded
   */
  public TpmNv sealInto(TpmHandle index, SecretBytes data) throws IOException {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    seal(new ByteArrayInputStream(data.borrow()), sealed);
    NvTemplate template = NvTemplate.ordinary(sealed.size()).writtenByOwner();
    TpmNv nv = TpmNv.define(tpm.device(), index, template, SecretBytes.EMPTY);
    boolean written = false;
    try {
      nv.write(Bytes.adopt(sealed.toByteArray()));
      written = true;
      return nv;
    } finally {
      if (!written) {
        nv.undefine();
      }
    }
  }

  // Neither the TPM nor the JVM alone decides which key it is.
  private byte[] newKey() {
    byte[] key = new byte[EncryptedChunks.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try (SecretBytes ofTpm = tpm.inUse().random(key.length)) {
      for (int i = 0; i < key.length; i++) {
        key[i] ^= ofTpm.borrow()[i];
      }
    }
    return key;
  }

  private SealedObject create(SecretBytes data) {
    return tpm.inUse()
        .seal(
            new SealDemands(
                policy,
                auth,
                fields.dictionaryAttackProtected,
                fields.approvals,
                fields.parent,
                fields.parentAuth),
            data);
  }

  /** Wipes the password. */
  @Override
  public void close() {
    auth.close();
  }

  /** The demands in words; nothing secret. */
  @Override
  public String toString() {
    return "TpmSeal[" + policy + "]";
  }
}
