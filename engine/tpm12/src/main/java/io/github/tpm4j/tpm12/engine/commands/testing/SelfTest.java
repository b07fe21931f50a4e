package io.github.tpm4j.tpm12.engine.commands.testing;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.crypto.HmacSha1;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Known answers of the algorithms that every command relies on. */
final class SelfTest {
  private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);
  private static final String SHA1_OF_ABC = "a9993e364706816aba3e25717850c26c9cd0d89d";

  /** RFC 2202, test case 1. */
  private static final String HMAC_OF_HI_THERE = "b617318655057264e28bc0b6fb378c8ef146be00";

  private SelfTest() {}

  /**
   * Tests SHA-1 and HMAC.
   *
   * @throws TpmFailure with TPM_FAILEDSELFTEST
   */
  static void run() {
    byte[] key = new byte[TpmReader.DIGEST_SIZE_BYTES];
    Arrays.fill(key, (byte) 0x0B);
    byte[] hmac = HmacSha1.of(key, "Hi There".getBytes(StandardCharsets.US_ASCII));
    boolean isRight =
        Sha1.of(Bytes.of(ABC)).toString().equals(SHA1_OF_ABC)
            && HexFormat.of().formatHex(hmac).equals(HMAC_OF_HI_THERE);
    TpmFailure.require(isRight, TpmResult.FAILEDSELFTEST);
  }
}
