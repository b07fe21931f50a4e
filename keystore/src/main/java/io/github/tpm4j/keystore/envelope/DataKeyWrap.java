package io.github.tpm4j.keystore.envelope;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.crypto.SoftwareProviders;
import io.github.tpm4j.tss.crypto.UncompressedPoint;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** Wraps data keys for recipients, in software. */
final class DataKeyWrap {
  private static final String OAEP = "RSA/ECB/OAEPPadding";
  private static final OAEPParameterSpec SHA256 =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
  private static final int LEAST_RSA_BITS = 2_048;
  private static final Set<Integer> FIELD_BITS = Set.of(256, 384, 521);

  private DataKeyWrap() {}

  /**
   * Checks a recipient's key.
   *
   * @throws IllegalArgumentException if it is none that data keys are wrapped for
   */
  static void require(PublicKey key) {
    boolean isRsa =
        key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
    boolean isEc = key instanceof ECPublicKey ec && FIELD_BITS.contains(fieldBits(ec));
    if (!isRsa && !isEc) {
      throw new IllegalArgumentException(
          "An envelope is for RSA keys from 2,048 bits on, and for keys on P-256, P-384 and P-521,"
              + " not for "
              + (key == null ? "none" : key.getAlgorithm()));
    }
  }

  private static int fieldBits(ECPublicKey key) {
    return key.getParams().getCurve().getField().getFieldSize();
  }

  static Bytes keyId(PublicKey key) {
    return Digests.of(HashAlg.SHA256, key.getEncoded());
  }

  static WrappedDataKey wrap(PublicKey recipient, DataKey key) {
    try {
      return recipient instanceof ECPublicKey ec ? wrapByEcdh(ec, key) : wrapByOaep(recipient, key);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "The recipient's key cannot be used: " + e.getMessage(), e);
    }
  }

  private static WrappedDataKey wrapByOaep(PublicKey recipient, DataKey key)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(OAEP, SoftwareProviders.of("Cipher", "RSA"));
    cipher.init(Cipher.ENCRYPT_MODE, recipient, SHA256);
    return new WrappedDataKey(
        WrappedDataKey.Kind.RSA_OAEP, keyId(recipient), Bytes.adopt(cipher.doFinal(key.bytes())));
  }

  private static WrappedDataKey wrapByEcdh(ECPublicKey recipient, DataKey key)
      throws GeneralSecurityException {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance("EC", SoftwareProviders.of("KeyPairGenerator", "EC"));
    generator.initialize(recipient.getParams());
    KeyPair ephemeral = generator.generateKeyPair();
    KeyAgreement agreement =
        KeyAgreement.getInstance("ECDH", SoftwareProviders.of("KeyAgreement", "ECDH"));
    agreement.init(ephemeral.getPrivate());
    agreement.doPhase(recipient, true);
    byte[] secret = agreement.generateSecret();
    Bytes keyId = keyId(recipient);
    byte[] point = encoded((ECPublicKey) ephemeral.getPublic());
    try {
      byte[] wrapped =
          KeyEncryptionKey.apply(Cipher.ENCRYPT_MODE, secret, point, keyId.borrow(), key.bytes());
      byte[] both = Arrays.copyOf(point, point.length + wrapped.length);
      System.arraycopy(wrapped, 0, both, point.length, wrapped.length);
      return new WrappedDataKey(WrappedDataKey.Kind.ECDH, keyId, Bytes.adopt(both));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static byte[] encoded(ECPublicKey key) {
    return UncompressedPoint.encode(key.getW(), (fieldBits(key) + 7) / 8);
  }

  /**
   * The point that an encoding stands for.
   *
   * @throws EnvelopeException if it is not encoded so
   */
  static ECPoint decoded(byte[] point) throws EnvelopeException {
    return UncompressedPoint.decode(point)
        .orElseThrow(() -> new EnvelopeException("The envelope has a damaged ephemeral key"));
  }
}
