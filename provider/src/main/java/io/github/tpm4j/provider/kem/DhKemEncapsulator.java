package io.github.tpm4j.provider.kem;

import io.github.tpm4j.tss.crypto.SoftwareProviders;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/** Makes secrets of DHKEM (RFC 9180, 4.1, Encap), in software. */
final class DhKemEncapsulator implements Encapsulator {
  private final ECPublicKey recipient;
  private final DhKemSuite suite;
  private final SecureRandom random;

  DhKemEncapsulator(ECPublicKey recipient, DhKemSuite suite, SecureRandom random)
      throws InvalidKeyException {
    this.recipient = recipient;
    this.suite = suite;
    this.random = random;
    try {
      // A point that is not on its curve is refused now, as the JDK's own does.
      Arrays.fill(agree(newPair()), (byte) 0);
    } catch (InvalidKeyException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw inSoftware(e);
    }
  }

  private static ProviderException inSoftware(GeneralSecurityException e) {
    return new ProviderException("DHKEM in software: " + e.getMessage(), e);
  }

  private KeyPair newPair() throws GeneralSecurityException {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance("EC", SoftwareProviders.of("KeyPairGenerator", "EC"));
    if (random == null) {
      generator.initialize(suite.parameters());
    } else {
      generator.initialize(suite.parameters(), random);
    }
    return generator.generateKeyPair();
  }

  private byte[] agree(KeyPair ephemeral) throws GeneralSecurityException {
    KeyAgreement agreement =
        KeyAgreement.getInstance("ECDH", SoftwareProviders.of("KeyAgreement", "ECDH"));
    agreement.init(ephemeral.getPrivate());
    agreement.doPhase(recipient, true);
    return agreement.generateSecret();
  }

  @Override
  public Object encapsulate(int from, int to, String algorithm) {
    SecretSlice slice = SecretSlice.of(from, to, algorithm, secretSize());
    try {
      KeyPair ephemeral = newPair();
      byte[] encapsulation = suite.serialized((ECPublicKey) ephemeral.getPublic());
      byte[] agreed = agree(ephemeral);
      try (SecretBytes secret =
          SecretBytes.adopt(suite.secret(agreed, encapsulation, suite.serialized(recipient)))) {
        return PlatformKem.encapsulated(slice.of(secret), encapsulation);
      } finally {
        Arrays.fill(agreed, (byte) 0);
      }
    } catch (GeneralSecurityException e) {
      throw inSoftware(e);
    }
  }

  @Override
  public int secretSize() {
    return suite.secretBytes();
  }

  @Override
  public int encapsulationSize() {
    return suite.encapsulationBytes();
  }
}
