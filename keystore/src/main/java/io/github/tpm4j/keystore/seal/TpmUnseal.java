package io.github.tpm4j.keystore.seal;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.ParentAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.chunks.EncryptedChunks;
import io.github.tpm4j.keystore.family.SealedObject;
import io.github.tpm4j.keystore.family.UnsealMeans;
import io.github.tpm4j.keystore.file.AtomicFile;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;

/**
 * Gives back what {@link TpmSeal} has sealed. Immutable.
 *
 * <p>All methods throw {@link io.github.tpm4j.tss.error.TpmPolicyException} where PCR or another
 * condition are not as they must be, with the branch of the policy and what differs; {@link
 * io.github.tpm4j.tss.error.TpmAuthorizationException} where the password is wrong, {@link
 * io.github.tpm4j.tss.error.TpmPasswordNeededException} where none was given; {@link
 * io.github.tpm4j.tss.error.TpmForeignKeyException} where another TPM has sealed the data; {@link
 * io.github.tpm4j.tss.error.TpmLockoutException} after too many wrong passwords; and {@link
 * SealedDataException} where the data are damaged.
 */
public final class TpmUnseal {
  private final TpmConnection tpm;
  private final KeyAuth auth;
  private final PolicyInputs inputs;
  private final ParentAuth parentAuth;

  private TpmUnseal(TpmConnection tpm, KeyAuth auth, PolicyInputs inputs, ParentAuth parentAuth) {
    this.tpm = tpm;
    this.auth = auth;
    this.inputs = inputs;
    this.parentAuth = parentAuth;
  }

  /**
   * Unseals by the state of the TPM alone.
   *
   * @param tpm the TPM that sealed the data
   * @return an object for any number of sealed data
   */
  public static TpmUnseal with(TpmConnection tpm) {
    return new TpmUnseal(tpm, KeyAuth.none(), PolicyInputs.NONE, ParentAuth.NONE);
  }

  /**
   * {@return this, with the password, which the caller closes}
   *
   * @param password the password; the caller closes it
   */
  public TpmUnseal auth(KeyAuth password) {
    return new TpmUnseal(tpm, password, inputs, parentAuth);
  }

  /**
   * {@return this, with what the policy asks for beyond the state of the TPM, such as newer
   * approvals}
   *
   * @param value passwords of other entities, signers, approvals
   */
  public TpmUnseal policyInputs(PolicyInputs value) {
    return new TpmUnseal(tpm, auth, value, parentAuth);
  }

  /**
   * {@return this, with how the storage key is authorised if that is not as the settings say}
   *
   * @param value its password, its policy, or both
   */
  public TpmUnseal parentAuth(ParentAuth value) {
    return new TpmUnseal(tpm, auth, inputs, value);
  }

  /**
   * Unseals a file. The other one is replaced at once, and only if all of the data are as they were
   * sealed. A new one can be read by its owner alone.
   *
   * @param sealed the file with the sealed data
   * @param file the file that gets the data
   * @throws IOException if a file cannot be read or written, or is damaged; the other one is then
   *     as it was
   */
  public void unseal(Path sealed, Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(sealed))) {
      AtomicFile.replace(
          file,
          content -> {
            BufferedOutputStream out = new BufferedOutputStream(content);
            unseal(in, out);
            out.flush();
          });
    }
  }

  /**
   * Unseals all that a stream has, in constant memory. Both streams stay open.
   *
   * @param sealed the sealed data; stays open
   * @param data gets the beginning of the data before an exception says that the rest is damaged or
   *     missing: do not use it before this method returns
   * @throws IOException if a stream or the NV Index cannot be read; a {@link SealedDataException}
   *     is one, for what is wrong with the data
   */
  public void unseal(InputStream sealed, OutputStream data) throws IOException {
    SealHeader header = SealHeader.read(sealed);
    byte[] key;
    try (SecretBytes unsealed = unseal(header.key(), header.origin())) {
      if (unsealed.size() != EncryptedChunks.KEY_BYTES) {
        throw new SealedDataException("What the TPM gives back is no key of sealed data");
      }
      key = unsealed.toByteArray();
    }
    try {
      new EncryptedChunks(key, header.encoded(), header.chunkBytes(), SealedDataException::new)
          .decrypt(sealed, data);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /**
   * The data that a TPM has sealed itself, by {@link TpmSeal#sealSmall} or another program.
   *
   * @param sealed sealed data as a key file
   * @return to be wiped by the caller
   * @throws IOException if a stream or the NV Index cannot be read; a {@link SealedDataException}
   *     is one, for what is wrong with the data
   */
  public SecretBytes unsealSmall(Tss2PrivateKey sealed) throws IOException {
    return unseal(sealed, KeyOrigin.UNKNOWN);
  }

  /**
   * The data that a TPM has sealed itself, where more is known of their sealing.
   *
   * @return to be wiped by the caller
   */
  SecretBytes unsealSmall(Tss2PrivateKey sealed, KeyOrigin origin) throws IOException {
    return unseal(sealed, origin);
  }

  /**
   * The data in an NV Index, where {@link TpmSeal#sealInto} has put them.
   *
   * @param nv is read as it is authorised; everybody may read what was sealed so
   * @return to be wiped by the caller
   * @throws IOException if a stream or the NV Index cannot be read; a {@link SealedDataException}
   *     is one, for what is wrong with the data
   */
  public SecretBytes unsealFrom(TpmNv nv) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    unseal(new ByteArrayInputStream(nv.read().borrow()), data);
    return SecretBytes.adopt(data.toByteArray());
  }

  private SecretBytes unseal(Tss2PrivateKey key, KeyOrigin origin) throws IOException {
    if (!key.type().isSealed()) {
      throw new SealedDataException("This is a key, no sealed data");
    }
    try {
      return tpm.inUse()
          .unseal(new SealedObject(key, origin), new UnsealMeans(auth, inputs, parentAuth));
    } catch (InvalidKeySpecException e) {
      throw new SealedDataException("The sealed object is damaged: " + e.getMessage(), e);
    }
  }
}
