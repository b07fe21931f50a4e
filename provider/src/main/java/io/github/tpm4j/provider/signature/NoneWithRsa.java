package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.family.RsaKeyInTpm;
import io.github.tpm4j.provider.Software;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PublicKey;
import javax.crypto.Cipher;

/**
 * NONEwithRSA. The JDK makes it of its Cipher, and only where nobody has a Signature of the name,
 * or SunJCE is asked.
 */
final class NoneWithRsa extends TpmSignature<RsaKeyInTpm> {
  /** A DigestInfo, or whatever fits into a key of 4096 bits. */
  private static final int LONGEST_BYTES = 512;

  NoneWithRsa() {
    super(RsaKeyInTpm.class, new RsaNoneScheme(), new ShortMessage(LONGEST_BYTES));
  }

  @Override
  Verifier newVerifier(PublicKey publicKey) throws InvalidKeyException {
    Cipher cipher = Software.cipher("RSA/ECB/PKCS1Padding");
    cipher.init(Cipher.DECRYPT_MODE, publicKey);
    return new CipherVerifier(cipher, publicKey, new ShortMessage(LONGEST_BYTES));
  }

  private record CipherVerifier(Cipher cipher, PublicKey key, Message message) implements Verifier {

    @Override
    public void update(byte[] octets, int offset, int length) {
      message.update(octets, offset, length);
    }

    @Override
    public boolean verify(byte[] signature) {
      try {
        // SunJCE takes nothing more after what was too long, until it is initialised again.
        cipher.init(Cipher.DECRYPT_MODE, key);
        return MessageDigest.isEqual(message.finish(), cipher.doFinal(signature));
      } catch (GeneralSecurityException e) {
        // No signature of this key at all, or of a message that no key could sign.
        return false;
      }
    }
  }
}
