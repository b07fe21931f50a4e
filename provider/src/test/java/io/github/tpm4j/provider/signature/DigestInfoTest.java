package io.github.tpm4j.provider.signature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DigestInfoTest {
  private static final Map<SignatureHash, ASN1ObjectIdentifier> OIDS =
      Map.ofEntries(
          Map.entry(SignatureHash.SHA1, OIWObjectIdentifiers.idSHA1),
          Map.entry(SignatureHash.SHA224, NISTObjectIdentifiers.id_sha224),
          Map.entry(SignatureHash.SHA256, NISTObjectIdentifiers.id_sha256),
          Map.entry(SignatureHash.SHA384, NISTObjectIdentifiers.id_sha384),
          Map.entry(SignatureHash.SHA512, NISTObjectIdentifiers.id_sha512),
          Map.entry(SignatureHash.SHA512_224, NISTObjectIdentifiers.id_sha512_224),
          Map.entry(SignatureHash.SHA512_256, NISTObjectIdentifiers.id_sha512_256),
          Map.entry(SignatureHash.SHA3_224, NISTObjectIdentifiers.id_sha3_224),
          Map.entry(SignatureHash.SHA3_256, NISTObjectIdentifiers.id_sha3_256),
          Map.entry(SignatureHash.SHA3_384, NISTObjectIdentifiers.id_sha3_384),
          Map.entry(SignatureHash.SHA3_512, NISTObjectIdentifiers.id_sha3_512));

  @ParameterizedTest
  @EnumSource
  void isWrittenAsBouncyCastleWritesIt(SignatureHash hash) throws IOException {
    byte[] digest = hash.start().digest();
    assertArrayEquals(reference(hash, digest), new DigestInfo(hash, digest).encoded());
  }

  @ParameterizedTest
  @EnumSource
  void isReadAgain(SignatureHash hash) throws IOException {
    byte[] digest = hash.start().digest();
    DigestInfo info = DigestInfo.parse(reference(hash, digest)).orElseThrow();
    assertEquals(hash, info.hash());
    assertArrayEquals(digest, info.digest());
  }

  @ParameterizedTest
  @EnumSource
  void isNotReadIfCutOrProlonged(SignatureHash hash) throws IOException {
    byte[] encoded = reference(hash, hash.start().digest());
    assertTrue(DigestInfo.parse(Arrays.copyOf(encoded, encoded.length - 1)).isEmpty());
    assertTrue(DigestInfo.parse(Arrays.copyOf(encoded, encoded.length + 1)).isEmpty());
  }

  @Test
  void isNotReadWithoutParameters() throws IOException {
    AlgorithmIdentifier algorithm = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    byte[] encoded =
        new org.bouncycastle.asn1.x509.DigestInfo(algorithm, new byte[32]).getEncoded();
    assertTrue(DigestInfo.parse(encoded).isEmpty());
  }

  private static byte[] reference(SignatureHash hash, byte[] digest) throws IOException {
    return new org.bouncycastle.asn1.x509.DigestInfo(
            new AlgorithmIdentifier(OIDS.get(hash), DERNull.INSTANCE), digest)
        .getEncoded();
  }
}
