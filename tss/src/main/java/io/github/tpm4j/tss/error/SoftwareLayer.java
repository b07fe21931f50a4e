package io.github.tpm4j.tss.error;

import io.github.tpm4j.tss.constants.TpmRc;
import java.util.Arrays;
import java.util.Map;

/**
 * Which software before the TPM has answered in its place, by the number in bits 16 to 23 of the
 * response code (TSS 2.0 Overview and Common Structures, 2.3).
 */
enum SoftwareLayer {
  TPM(0, "the TPM"),
  FEATURE(6, "libtss2's feature API"),
  ESAPI(7, "libtss2's enhanced system API"),
  SYS(8, "libtss2's system API"),
  MU(9, "libtss2's marshalling"),
  TCTI(10, "libtss2's transmission interface"),
  /** It answers with codes of a TPM: Linux's /dev/tpmrm0, and tpm2-abrmd. */
  RESOURCE_MANAGER(TpmRc.RESOURCE_MANAGER_LAYER, "the resource manager"),
  RESOURCE_MANAGER_ITSELF(12, "the resource manager itself"),
  DRIVER(13, "the TPM's driver"),
  UNKNOWN(-1, "unknown software before the TPM");

  private static final int CODE_BITS = 0xFFFF;

  /** TSS2_BASE_RC, the codes of all layers but the first and the resource manager's. */
  private static final Map<Integer, String> CODES =
      Map.ofEntries(
          Map.entry(1, "something failed"),
          Map.entry(2, "this is not implemented"),
          Map.entry(7, "this comes out of order"),
          Map.entry(8, "there is no connection to the TPM"),
          Map.entry(9, "it is busy"),
          Map.entry(10, "input or output failed"),
          Map.entry(11, "a value is bad"),
          Map.entry(12, "this is not permitted"),
          Map.entry(13, "the command does not take these sessions"),
          Map.entry(16, "a size is wrong"),
          Map.entry(17, "the response is malformed"),
          Map.entry(21, "this is not supported"),
          Map.entry(23, "there is no memory left"),
          Map.entry(27, "the response is not authentic"));

  private final int number;
  private final String text;

  SoftwareLayer(int number, String text) {
    this.number = number;
    this.text = text;
  }

  static SoftwareLayer of(TpmRc rc) {
    return Arrays.stream(values())
        .filter(layer -> layer.number == rc.layer())
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** Whether its codes are those of a TPM. */
  boolean speaksForTpm() {
    return this == TPM || this == RESOURCE_MANAGER;
  }

  /** What a code of this layer says. */
  String meaning(TpmRc rc) {
    String known = CODES.get(rc.value() & CODE_BITS);
    return text + " says that " + (known == null ? "it refuses" : known);
  }

  @Override
  public String toString() {
    return text;
  }
}
