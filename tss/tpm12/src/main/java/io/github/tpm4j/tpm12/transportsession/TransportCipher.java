package io.github.tpm4j.tpm12.transportsession;

import io.github.tpm4j.tpm12.structures.TpmTransportPublic;
import io.github.tpm4j.tpm12.structures.TransportConstants;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Mgf1;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts or decrypts the parameters of one wrapped command, or of its response (Part 3, 24.2): by
 * XOR with MGF1, or by AES with 128 bits in counter mode or output feedback; each is its own
 * inverse.
 */
public enum TransportCipher {
  /** The command's parameters; its even nonce is that of before. */
  IN("in"),
  /** The response's parameters; its even nonce is the response's own. */
  OUT("out");

  private static final int BLOCK_SIZE_BYTES = 16;

  private final Bytes label;

  TransportCipher(String label) {
    this.label = Bytes.of(label.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * {@return the parameters, encrypted or decrypted; as they are in a session that encrypts
   * nothing}
   *
   * @param kind what the session does
   * @param secret of the session: 20 bytes
   * @param nonceEven the TPM's nonce: 20 bytes
   * @param nonceOdd the caller's nonce: 20 bytes
   * @param data plain or encrypted
   */
  public byte[] apply(
      TpmTransportPublic kind, byte[] secret, Bytes nonceEven, Bytes nonceOdd, byte[] data) {
    if (!kind.has(TransportConstants.ENCRYPT) || data.length == 0) {
      return data.clone();
    }
    TpmWriter seed = new TpmWriter().digest(nonceEven).digest(nonceOdd).bytes(label);
    if (kind.algId() != TransportConstants.ALG_MGF1) {
      byte[] start = Mgf1.mask(seed.toByteArray(), BLOCK_SIZE_BYTES);
      return aes(kind.encScheme(), secret, start, data);
    }
    seed.array(secret);
    byte[] whole = seed.toByteArray();
    seed.wipe();
    try {
      return Mgf1.xor(whole, data);
    } finally {
      Arrays.fill(whole, (byte) 0);
    }
  }

  private static byte[] aes(int encScheme, byte[] secret, byte[] start, byte[] data) {
    String mode = encScheme == TransportConstants.ES_SYM_CTR ? "CTR" : "OFB";
    try {
      Cipher aes = Cipher.getInstance("AES/" + mode + "/NoPadding");
      SecretKeySpec key = new SecretKeySpec(secret, 0, BLOCK_SIZE_BYTES, "AES");
      aes.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(start));
      return aes.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no AES in the mode " + mode, e);
    }
  }
}
