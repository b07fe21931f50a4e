package io.github.tpm4j.provider.signature;

import io.github.tpm4j.provider.Software;
import io.github.tpm4j.tss.crypto.MlDsaVerifier;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;

/**
 * Verifies ML-DSA in software. The JDK's own knows neither context strings nor HashML-DSA: for
 * these μ is made here, and the software asked for it is Bouncy Castle.
 */
final class MlDsaVerifiers {
  private static final String PURE = "ML-DSA";
  private static final String EXTERNAL_MU = "ML-DSA-EXTERNAL-MU";
  private static final String SHAKE256 = "SHAKE256-512";

  private MlDsaVerifiers() {}

  static Verifier of(MlDsaScheme scheme, MlDsaPublicKeyInfo key) throws InvalidKeyException {
    if (key.hashed() != scheme.hash().isPresent()) {
      throw new InvalidKeyException(
          scheme.name() + " takes no key of " + (key.hashed() ? "HashML-DSA" : "pure ML-DSA"));
    }
    scheme.requireSet(key.set());
    boolean isPlain = !key.hashed() && scheme.context().isEmpty();
    Signature software = Software.signature(isPlain ? PURE : EXTERNAL_MU);
    software.initVerify(known(key, software));
    return isPlain ? Verifier.of(software) : new MuVerifier(software, scheme, key);
  }

  /** The key in the class of whoever verifies. */
  private static PublicKey known(MlDsaPublicKeyInfo key, Signature software)
      throws InvalidKeyException {
    try {
      return Software.keyFactory(PURE, software.getProvider())
          .generatePublic(new X509EncodedKeySpec(key.encodedAsPure()));
    } catch (InvalidKeySpecException e) {
      throw new InvalidKeyException(e.getMessage(), e);
    }
  }

  /** Makes μ = SHAKE256(SHAKE256(pk) ‖ M′) of what comes in (FIPS 204, 6.2). */
  private static final class MuVerifier implements Verifier {
    private final Signature software;
    private final MlDsaScheme scheme;
    private final byte[] keyHash;
    private final MessageDigest message;

    MuVerifier(Signature software, MlDsaScheme scheme, MlDsaPublicKeyInfo key) {
      this.software = software;
      this.scheme = scheme;
      keyHash = Software.digest(SHAKE256).digest(key.key());
      message = key.hashed() ? scheme.startDigest() : Software.digest(SHAKE256);
      begin();
    }

    private void begin() {
      if (scheme.hash().isEmpty()) {
        start(message, 0);
      }
    }

    private void start(MessageDigest mu, int form) {
      mu.update(keyHash);
      mu.update((byte) form);
      mu.update((byte) scheme.context().size());
      mu.update(scheme.context().borrow());
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
      message.update(bytes, offset, length);
    }

    @Override
    public boolean verify(byte[] signature) throws SignatureException {
      byte[] digest = message.digest();
      begin();
      software.update(scheme.hash().isEmpty() ? digest : muOf(digest));
      return software.verify(signature);
    }

    private byte[] muOf(byte[] digest) {
      MessageDigest mu = Software.digest(SHAKE256);
      start(mu, 1);
      mu.update(MlDsaVerifier.identifierOf(scheme.tpmHash()).borrow());
      return mu.digest(digest);
    }
  }
}
