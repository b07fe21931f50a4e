package io.github.tpm4j.engine.crypto.kdf;

import static io.github.tpm4j.engine.crypto.OpenSsl.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.tpm4j.engine.crypto.OpenSsl;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.tss.crypto.Kdf2;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.Kdfa;
import io.github.tpm4j.tss.crypto.Kdfe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The key derivation functions against OpenSSL's KBKDF (SP 800-108), SSKDF and X963KDF. */
@Tag("peer")
class KdfPeerTest {
  private static final byte[] KEY = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
  private static final byte[] U = {0x55, 0x66};
  private static final byte[] V = {0x77, 0x00, 0x11};
  private static final int BYTES = 100;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SM3_256")
  void kdfaIsOpenSslsCounterModeKbkdf(HashAlgorithm hash) {
    byte[] expected =
        openssl(
            "KBKDF",
            hash,
            "mac:HMAC",
            "hexkey:" + hex(KEY),
            "salt:STORAGE",
            "hexinfo:" + hex(U) + hex(V));
    assertArrayEquals(expected, Kdfa.derive(hash, KEY, KdfLabel.STORAGE, U, V, BYTES * 8));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SM3_256")
  void kdfeIsOpenSslsSskdf(HashAlgorithm hash) {
    String info = hex(KdfLabel.DUPLICATE.octets()) + hex(U) + hex(V);
    byte[] expected = openssl("SSKDF", hash, "hexsecret:" + hex(KEY), "hexinfo:" + info);
    assertArrayEquals(expected, Kdfe.derive(hash, KEY, KdfLabel.DUPLICATE, U, V, BYTES * 8));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SM3_256")
  void kdf2IsOpenSslsX963Kdf(HashAlgorithm hash) {
    byte[] expected = openssl("X963KDF", hash, "hexsecret:" + hex(KEY), "hexinfo:" + hex(U));
    assertArrayEquals(expected, Kdf2.derive(hash, KEY, U, BYTES));
  }

  private static byte[] openssl(String kdf, HashAlgorithm hash, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("kdf", "-binary", "-keylen", Integer.toString(BYTES)));
    arguments.addAll(List.of("-kdfopt", "digest:" + hash.name().replace('_', '-')));
    for (String option : options) {
      arguments.addAll(List.of("-kdfopt", option));
    }
    arguments.add(kdf);
    return OpenSsl.run(new byte[0], arguments.toArray(String[]::new));
  }
}
