package io.github.tpm4j.engine.profile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Who made the TPM (Part 2, 6.13, TPM_PT_MANUFACTURER to TPM_PT_FIRMWARE_VERSION_2).
 *
 * @param manufacturer at most four ASCII characters
 * @param vendor at most sixteen ASCII characters
 * @param firmwareSvn the security version number of the firmware (revision 1.83), 0 to 65,535: it
 *     would rise with a firmware whose predecessor must not be trusted any more
 */
public record TpmIdentity(
    String manufacturer, String vendor, long firmwareVersion, int firmwareSvn) {
  /** The bundled TPM. */
  public static final TpmIdentity BUNDLED =
      new TpmIdentity("TP4J", "tpm4j", 0x0000_0001_0000_0000L, 0);

  private static final int VENDOR_WORDS = 4;

  /**
   * TPM_PT_MANUFACTURER.
   *
   * @return four letters
   */
  public int manufacturerWord() {
    return word(manufacturer, 0);
  }

  /**
   * TPM_PT_VENDOR_STRING_1 to 4, by {@code number}.
   *
   * @param number 1 to 4
   * @return four letters
   */
  public int vendorWord(int number) {
    if (number < 1 || number > VENDOR_WORDS) {
      throw new IllegalArgumentException("There is no TPM_PT_VENDOR_STRING_" + number);
    }
    return word(vendor, (number - 1) * Integer.BYTES);
  }

  private static int word(String text, int from) {
    byte[] octets = Arrays.copyOf(text.getBytes(US_ASCII), from + Integer.BYTES);
    return ByteBuffer.wrap(octets).getInt(from);
  }
}
