package io.github.tpm4j.engine.objects.protection;

import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.Hmac;
import io.github.tpm4j.engine.crypto.kdf.KdfLabel;
import io.github.tpm4j.engine.crypto.kdf.Kdfa;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherMode;
import io.github.tpm4j.engine.crypto.symmetric.SymmetricCipher;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The outer protection that private areas, duplicates and credentials have in common: encryption by
 * CFB and an HMAC that covers the Name of the object, both with keys from one seed (Part 1, 22.4,
 * 22.5, 23.3.2 and 24.5).
 */
final class OuterWrap implements AutoCloseable {
  private static final byte[] NONE = {};

  private final HashAlgorithm hash;
  private final BlockCipherAlgorithm cipher;
  private final Bytes name;
  private final byte[] symmetricKey;
  private final byte[] integrityKey;

  /**
   * @param protector the storage key whose nameAlg and cipher rule
   * @param seed the protector's seedValue, or a shared secret
   * @param name the Name of what is protected
   */
  OuterWrap(LoadedObject protector, SecretBytes seed, Bytes name) {
    TpmtSymDefObject symmetric = ParentCipher.of(protector.publicArea());
    hash = protector.nameHash();
    cipher = BlockCipherAlgorithm.of(symmetric.algorithm());
    this.name = name;
    symmetricKey =
        Kdfa.derive(
            hash, seed.borrow(), KdfLabel.STORAGE, name.borrow(), NONE, symmetric.keyBits());
    integrityKey = Kdfa.derive(hash, seed.borrow(), KdfLabel.INTEGRITY, hash.digestSizeBits());
  }

  int blockSizeBytes() {
    return cipher.blockSizeBytes();
  }

  /** Protects with an IV of zeros, which is not in the result. */
  byte[] wrap(byte[] data) {
    return withIntegrity(encrypt(new byte[blockSizeBytes()], data));
  }

  /** Protects with this IV, which is in the result as a TPM2B_IV. */
  byte[] wrap(byte[] iv, byte[] data) {
    return withIntegrity(new TpmWriter().sized(iv).array(encrypt(iv, data)).toByteArray());
  }

  private byte[] encrypt(byte[] iv, byte[] data) {
    return SymmetricCipher.encrypt(cipher, BlockCipherMode.CFB, symmetricKey, iv, data);
  }

  private byte[] withIntegrity(byte[] content) {
    return new TpmWriter().sized(integrity(content)).array(content).toByteArray();
  }

  private byte[] integrity(byte[] content) {
    return Hmac.compute(hash, integrityKey, content, name.borrow());
  }

  /**
   * The data of {@link #wrap(byte[])}.
   *
   * @throws TpmFailure TPM_RC_INTEGRITY if the HMAC is not right
   * @throws io.github.tpm4j.tss.wire.WireException if the octets end within the HMAC
   */
  byte[] unwrap(Bytes blob, Limits limits) {
    return decrypt(new byte[blockSizeBytes()], checked(blob, limits));
  }

  /**
   * The data of {@link #wrap(byte[], byte[])}.
   *
   * @throws TpmFailure TPM_RC_INTEGRITY; TPM_RC_VALUE if the IV has not the size of a block
   * @throws io.github.tpm4j.tss.wire.WireException if the octets end too early
   */
  byte[] unwrapWithIv(Bytes blob, Limits limits) {
    TpmReader in = new TpmReader(checked(blob, limits), limits);
    byte[] iv = Tpm2b.IV.read(in).toByteArray();
    TpmFailure.require(iv.length == blockSizeBytes(), TpmRc.VALUE);
    return decrypt(iv, in.array(in.remaining()));
  }

  private byte[] checked(Bytes blob, Limits limits) {
    TpmReader in = new TpmReader(blob.borrow(), limits);
    byte[] integrity = Tpm2b.DIGEST.read(in).toByteArray();
    byte[] content = in.array(in.remaining());
    TpmFailure.require(MessageDigest.isEqual(integrity(content), integrity), TpmRc.INTEGRITY);
    return content;
  }

  private byte[] decrypt(byte[] iv, byte[] data) {
    return SymmetricCipher.decrypt(cipher, BlockCipherMode.CFB, symmetricKey, iv, data);
  }

  /** Wipes the keys. */
  @Override
  public void close() {
    Arrays.fill(symmetricKey, (byte) 0);
    Arrays.fill(integrityKey, (byte) 0);
  }
}
