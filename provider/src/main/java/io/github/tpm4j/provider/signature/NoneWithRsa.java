package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.TpmRsaPrivateKey;
import io.github.tpm4j.provider.Software;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SignatureException;
import javax.crypto.Cipher;

/** NONEwithRSA, which the JDK's providers do not have and so cannot verify either. */
final class NoneWithRsa extends TpmSignature<TpmRsaPrivateKey> {
  /** A DigestInfo, or whatever fits into a key of 4096 bits. */
  private static final int LONGEST_BYTES = 512;

  NoneWithRsa() {
    super(TpmRsaPrivateKey.class, new RsaNoneScheme(), new ShortMessage(LONGEST_BYTES));
  }

  @Override
  Verifier newVerifier(PublicKey publicKey) throws InvalidKeyException {
    Cipher cipher = Software.cipher("RSA/ECB/PKCS1Padding");
    cipher.init(Cipher.DECRYPT_MODE, publicKey);
    return new CipherVerifier(cipher, new ShortMessage(LONGEST_BYTES));
  }

  private record CipherVerifier(Cipher cipher, Message message) implements Verifier {

    @Override
    public void update(byte[] octets, int offset, int length) throws SignatureException {
      message.update(octets, offset, length);
    }

    @Override
    public boolean verify(byte[] signature) {
      byte[] expected = message.finish();
      try {
        return MessageDigest.isEqual(expected, cipher.doFinal(signature));
      } catch (GeneralSecurityException e) {
        // No signature of this key at all.
        return false;
      }
    }
  }
}
