package io.github.tpm4j.cli.tpm;

import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a TPM says of itself at one time. Of a TPM that failed its self-test only the properties are
 * known, and few of them.
 *
 * @param transport how it was reached
 * @param testResult TPM_RC_FAILURE of a TPM that failed its self-test
 * @param properties the fixed and the variable ones, 4 bytes each
 * @param banks the allocated PCR
 * @param nvIndices all that are defined
 * @param transients objects that are loaded, of whomever
 * @param loadedSessions sessions that are loaded, of whomever
 * @param savedSessions sessions whose contexts are saved
 * @param commands how many commands it took to learn this
 */
public record TpmReport(
    TransportInfo transport,
    TpmRc testResult,
    Map<TpmPt, Integer> properties,
    List<TpmAlg> algorithms,
    List<TpmEccCurve> curves,
    TpmlPcrSelection banks,
    List<PersistentObject> persistentObjects,
    List<TpmHandle> nvIndices,
    List<EkCertificate> ekCertificates,
    List<TpmHandle> transients,
    List<TpmHandle> loadedSessions,
    List<TpmHandle> savedSessions,
    long commands) {

  /** Whether the TPM does nothing any more, as it failed its self-test. */
  public boolean isFailed() {
    return testResult.equals(TpmRc.FAILURE);
  }

  /** A property; empty if the TPM does not have it. */
  public Optional<Integer> property(TpmPt property) {
    return Optional.ofNullable(properties.get(property));
  }

  /** A property that is a count or a size; 0 if the TPM does not have it. */
  public long number(TpmPt property) {
    return properties.getOrDefault(property, 0) & 0xFFFF_FFFFL;
  }

  /** Whether a bit of a property is SET; empty if the TPM does not have the property. */
  public Optional<Boolean> bit(TpmPt property, int mask) {
    return property(property).map(value -> (value & mask) != 0);
  }

  /** The letters of the TCG's vendor registry, such as {@code IFX}. */
  public String maker() {
    return text(TpmPt.MANUFACTURER).strip();
  }

  /** The maker's name of the TPM, such as {@code SLB9670}. */
  public String model() {
    return (text(TpmPt.VENDOR_STRING_1)
            + text(TpmPt.VENDOR_STRING_2)
            + text(TpmPt.VENDOR_STRING_3)
            + text(TpmPt.VENDOR_STRING_4))
        .strip();
  }

  /** The version of the firmware, as makers write it: four numbers of 2 bytes. */
  public String firmware() {
    long first = number(TpmPt.FIRMWARE_VERSION_1);
    long second = number(TpmPt.FIRMWARE_VERSION_2);
    return (first >>> 16)
        + "."
        + (first & 0xFFFF)
        + "."
        + (second >>> 16)
        + "."
        + (second & 0xFFFF);
  }

  /** The version of the TPM 2.0 Library, such as {@code 2.0 revision 1.59}; empty if not known. */
  public Optional<String> library() {
    return property(TpmPt.REVISION)
        .map(
            revision ->
                text(TpmPt.FAMILY_INDICATOR).strip()
                    + String.format(" revision %d.%02d", revision / 100, revision % 100));
  }

  /** What stands there, for people. */
  public String kind() {
    return TpmKind.words(transport, isSoftware());
  }

  /** Whether it is known to be software, by the way to it or by its own word. */
  public boolean isSoftware() {
    // What libtpms, the reference code, and the reference code as Microsoft builds it call
    // themselves.
    return transport.kind() != TransportInfo.Kind.PLATFORM
        || model().startsWith("SW") && maker().equals("IBM")
        || model().startsWith("xCG fTPM")
        || maker().equals("XYZ");
  }

  /** Part 2, 6.13: four characters, padded with zeros; what is none is shown as a dot. */
  private String text(TpmPt property) {
    byte[] letters =
        new TpmWriter(Integer.BYTES).u32(properties.getOrDefault(property, 0)).toByteArray();
    return new String(letters, StandardCharsets.US_ASCII)
        .replace("\0", "")
        .replaceAll("[^\\x20-\\x7E]", ".");
  }
}
