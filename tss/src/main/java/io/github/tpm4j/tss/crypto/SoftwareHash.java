package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.HashAlg;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;

/**
 * A hash by the JDK's providers, this project's passed over.
 *
 * @param jcaName for {@link MessageDigest}
 * @param tpmHash the TPM's name of it; empty for those that no TPM has
 */
public record SoftwareHash(
    String jcaName, int digestBytes, byte[] digestInfoPrefix, Optional<HashAlg> tpmHash)
    implements HashFunction {
  // Which Java's names know and TPMs do not have.
  public static final SoftwareHash SHA224 = nist("SHA-224", 28, 4);
  public static final SoftwareHash SHA512_224 = nist("SHA-512/224", 28, 5);
  public static final SoftwareHash SHA512_256 = nist("SHA-512/256", 32, 6);
  public static final SoftwareHash SHA3_224 = nist("SHA3-224", 28, 7);

  /** A hash of NIST's arc 2.16.840.1.101.3.4.2 (RFC 8017, 9.2, note 1). */
  private static SoftwareHash nist(String jcaName, int digestBytes, int number) {
    String prefix = "30%02x300d06096086480165030402%02x050004%02x";
    return new SoftwareHash(
        jcaName,
        digestBytes,
        HexFormat.of().parseHex(String.format(prefix, digestBytes + 17, number, digestBytes)),
        Optional.empty());
  }

  public static SoftwareHash of(HashAlg hash) {
    return new SoftwareHash(
        hash.jcaName(), hash.digestBytes(), hash.digestInfoPrefix(), Optional.of(hash));
  }

  @Override
  public byte[] digest(byte[]... parts) {
    MessageDigest digest = Digests.start(jcaName);
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  @Override
  public KeyedHash hmac(byte[] key) {
    return new JdkHmac(Hmacs.start(jcaName, key));
  }

  private record JdkHmac(Mac mac) implements KeyedHash {

    @Override
    public KeyedHash update(byte[] data) {
      mac.update(data);
      return this;
    }

    @Override
    public byte[] finish() {
      return mac.doFinal();
    }
  }
}
