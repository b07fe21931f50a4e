package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.HashAlg;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * A hash by the JDK's providers, this project's passed over.
 *
 * @param jcaName for {@link MessageDigest}
 */
public record SoftwareHash(String jcaName, int digestBytes, byte[] digestInfoPrefix)
    implements HashFunction {
  /** Which Java's names know and TPMs do not have. */
  public static final SoftwareHash SHA224 =
      new SoftwareHash(
          "SHA-224", 28, HexFormat.of().parseHex("302d300d06096086480165030402040500041c"));

  public static SoftwareHash of(HashAlg hash) {
    return new SoftwareHash(hash.jcaName(), hash.digestBytes(), hash.digestInfoPrefix());
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
