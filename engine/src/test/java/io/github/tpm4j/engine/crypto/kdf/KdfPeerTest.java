package io.github.tpm4j.engine.crypto.kdf;

import static io.github.tpm4j.engine.crypto.OpenSsl.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.tpm4j.engine.crypto.OpenSsl;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key derivation functions against OpenSSL's KBKDF (SP 800-108), SSKDF and X963KDF. */
@Tag("peer")
class KdfPeerTest {
  private static final byte[] KEY = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
  private static final byte[] U = {0x55, 0x66};
  private static final byte[] V = {0x77, 0x00, 0x11};

  @ParameterizedTest
  @CsvSource({"SHA1,SHA1", "SHA256,SHA256", "SHA384,SHA384", "SHA512,SHA512", "SHA3_256,SHA3-256"})
  void kdfaIsOpenSslsCounterModeKbkdf(HashAlgorithm hash, String name) {
    byte[] expected =
        OpenSsl.run(
            new byte[0],
            "kdf",
            "-binary",
            "-keylen",
            "100",
            "-kdfopt",
            "mac:HMAC",
            "-kdfopt",
            "digest:" + name,
            "-kdfopt",
            "hexkey:" + hex(KEY),
            "-kdfopt",
            "salt:STORAGE",
            "-kdfopt",
            "hexinfo:" + hex(U) + hex(V),
            "KBKDF");
    assertArrayEquals(expected, Kdfa.derive(hash, KEY, KdfLabel.STORAGE, U, V, 800));
  }

  @ParameterizedTest
  @CsvSource({"SHA1,SHA1", "SHA256,SHA256", "SHA384,SHA384", "SHA512,SHA512", "SHA3_256,SHA3-256"})
  void kdfeIsOpenSslsSskdf(HashAlgorithm hash, String name) {
    byte[] expected =
        OpenSsl.run(
            new byte[0],
            "kdf",
            "-binary",
            "-keylen",
            "100",
            "-kdfopt",
            "digest:" + name,
            "-kdfopt",
            "hexsecret:" + hex(KEY),
            "-kdfopt",
            "hexinfo:" + hex(KdfLabel.DUPLICATE.octets()) + hex(U) + hex(V),
            "SSKDF");
    assertArrayEquals(expected, Kdfe.derive(hash, KEY, KdfLabel.DUPLICATE, U, V, 800));
  }

  @ParameterizedTest
  @CsvSource({"SHA1,SHA1", "SHA256,SHA256", "SHA512,SHA512"})
  void kdf2IsOpenSslsX963Kdf(HashAlgorithm hash, String name) {
    byte[] expected =
        OpenSsl.run(
            new byte[0],
            "kdf",
            "-binary",
            "-keylen",
            "100",
            "-kdfopt",
            "digest:" + name,
            "-kdfopt",
            "hexsecret:" + hex(KEY),
            "-kdfopt",
            "hexinfo:" + hex(U),
            "X963KDF");
    assertArrayEquals(expected, Kdf2.derive(hash, KEY, U, 100));
  }
}
