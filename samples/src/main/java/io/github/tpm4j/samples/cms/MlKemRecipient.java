package io.github.tpm4j.samples.cms;

import java.io.IOException;
import java.security.PrivateKey;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.CMSORIforKEMOtherInfo;
import org.bouncycastle.asn1.cms.KEMRecipientInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.KEMRecipient;
import org.bouncycastle.cms.RecipientOperator;
import org.bouncycastle.cms.jcajce.JceKEKEnvelopedRecipient;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * Opens messages that were enveloped for a key of ML-KEM (RFC 9629, RFC 9936), wherever the key is:
 * it is used by {@code javax.crypto.KEM} alone. Bouncy Castle's own {@code
 * JceKEMEnvelopedRecipient} wants a key that can be encoded, which no key in a TPM can be.
 */
public final class MlKemRecipient implements KEMRecipient {
  private final PrivateKey key;

  public MlKemRecipient(PrivateKey key) {
    this.key = key;
  }

  @Override
  public RecipientOperator getRecipientOperator(
      AlgorithmIdentifier recipient, AlgorithmIdentifier content, byte[] encryptedContentKey)
      throws CMSException {
    KEMRecipientInfo info = KEMRecipientInfo.getInstance(recipient.getParameters());
    if (!info.getKdf().getAlgorithm().equals(PKCSObjectIdentifiers.id_alg_hkdf_with_sha256)) {
      throw new CMSException("This sample knows HKDF with SHA-256 only, not " + info.getKdf());
    }
    byte[] secret = decapsulate(info.getKemct().getOctets());
    try {
      return new JceKEKEnvelopedRecipient(keyEncryptionKey(secret, info))
          .getRecipientOperator(info.getWrap(), content, encryptedContentKey);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  // RFC 9629, 5: no salt, and the info says what the key is for.
  private static SecretKey keyEncryptionKey(byte[] secret, KEMRecipientInfo info)
      throws CMSException {
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
    hkdf.init(new HKDFParameters(secret, null, otherInfo(info)));
    byte[] key = new byte[info.getKekLength()];
    hkdf.generateBytes(key, 0, key.length);
    try {
      return new SecretKeySpec(key, "AES");
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] otherInfo(KEMRecipientInfo info) throws CMSException {
    try {
      return new CMSORIforKEMOtherInfo(info.getWrap(), info.getKekLength(), info.getUkm())
          .getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new CMSException("The recipient's information cannot be encoded", e);
    }
  }

  /**
   * What compiles for JDK 21 and later as {@code
   * KEM.getInstance("ML-KEM").newDecapsulator(key).decapsulate(ciphertext).getEncoded()}.
   */
  private byte[] decapsulate(byte[] ciphertext) throws CMSException {
    try {
      Class<?> type = Class.forName("javax.crypto.KEM");
      Object kem = type.getMethod("getInstance", String.class).invoke(null, "ML-KEM");
      Object decapsulator = type.getMethod("newDecapsulator", PrivateKey.class).invoke(kem, key);
      return ((SecretKey)
              Class.forName("javax.crypto.KEM$Decapsulator")
                  .getMethod("decapsulate", byte[].class)
                  .invoke(decapsulator, (Object) ciphertext))
          .getEncoded();
    } catch (ReflectiveOperationException e) {
      throw new CMSException("The secret was not recovered", e);
    }
  }
}
