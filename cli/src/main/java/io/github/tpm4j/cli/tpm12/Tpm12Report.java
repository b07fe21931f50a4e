package io.github.tpm4j.cli.tpm12;

import io.github.tpm4j.cli.tpm.EkCertificate;
import io.github.tpm4j.cli.tpm.TpmKind;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import io.github.tpm4j.tpm12.structures.TpmCapVersionInfo;
import io.github.tpm4j.tpm12.structures.TpmDaInfo;
import io.github.tpm4j.tpm12.structures.TpmPermanentFlags;
import io.github.tpm4j.tpm12.structures.TpmStclearFlags;
import io.github.tpm4j.transport.TransportInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a TPM 1.2 says of itself at one time. Of one that nobody has started, or that failed its
 * self-test, little or nothing is known.
 *
 * @param transport how it was reached
 * @param health whether it does anything at all
 * @param version empty if it does not say
 * @param permanent flags that last; none are set where the TPM does not say
 * @param volatileFlags flags until the next start
 * @param hasOwner whether somebody has taken ownership
 * @param endorsementKey whether there is one
 * @param certificate of the endorsement key; empty if there is none
 * @param numbers such as free slots, by TPM_CAP_PROPERTY
 * @param nvIndices all that are defined
 * @param loadedKeys handles of keys in slots, of whomever
 * @param defence against guessing; empty if the TPM does not say
 * @param commands how many commands it took to learn this
 */
public record Tpm12Report(
    TransportInfo transport,
    Health health,
    Optional<TpmCapVersionInfo> version,
    TpmPermanentFlags permanent,
    TpmStclearFlags volatileFlags,
    boolean hasOwner,
    EndorsementState endorsementKey,
    Optional<EkCertificate> certificate,
    Map<Integer, Integer> numbers,
    List<Integer> nvIndices,
    List<Integer> loadedKeys,
    Optional<TpmDaInfo> defence,
    long commands) {
  /** Those of libtpms and of the bundled one; no chip is of these makers. */
  private static final List<String> SOFTWARE = List.of("IBM", "TP4J");

  /** Whether a TPM does anything at all. */
  public enum Health {
    /** It answers. */
    WELL,
    /** Nobody has sent TPM_Startup. */
    NOT_STARTED,
    /** It failed its self-test. */
    FAILED
  }

  /** Whether there is an endorsement key. */
  public enum EndorsementState {
    /** There is one. */
    THERE,
    /** There is none. */
    NONE,
    /** The TPM does not let it be read. */
    HIDDEN
  }

  /** A flag that lasts. */
  public boolean is(PermanentFlag flag) {
    return permanent.is(flag);
  }

  /** A number; empty if the TPM does not know it. */
  public OptionalInt number(int property) {
    Integer number = numbers.get(property);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** The maker's letters, such as {@code IFX}. */
  public String maker() {
    return version
        .map(info -> new String(info.tpmVendorId().toArray(), StandardCharsets.US_ASCII))
        .map(letters -> letters.replace("\0", "").replaceAll("[^\\x20-\\x7E]", ".").strip())
        .orElse("?");
  }

  /** Revision of the firmware, such as {@code 3.17}. */
  public String firmware() {
    return version
        .map(info -> info.version().toArray())
        .map(bytes -> (bytes[2] & 0xFF) + "." + (bytes[3] & 0xFF))
        .orElse("?");
  }

  /** The specification that it says it is of, such as {@code 1.2 level 2 errata 3}. */
  public String library() {
    return version
        .map(
            info ->
                info.version().toArray()[0]
                    + "."
                    + info.version().toArray()[1]
                    + " level "
                    + info.specLevel()
                    + " errata "
                    + info.errataRev())
        .orElse("1.2");
  }

  /** Whether it is known to be software, by the way to it or by its own word. */
  public boolean isSoftware() {
    return transport.kind() == TransportInfo.Kind.IN_PROCESS
        || !isBehindTcsd() && transport.kind() == TransportInfo.Kind.SIMULATOR
        || SOFTWARE.contains(maker());
  }

  /** Whether tcsd shares it among programs. */
  public boolean isBehindTcsd() {
    return transport.tcti().startsWith("tcsd");
  }

  /** What stands there, for people. */
  public String kind() {
    return isBehindTcsd()
        ? (isSoftware() ? "software TPM" : "TPM: a chip, or its firmware")
            + ", which tcsd shares among programs"
        : TpmKind.words(transport, isSoftware());
  }

  /** Whether keys can be made and used as far as the flags say: not disabled, not deactivated. */
  public boolean isOn() {
    return !is(PermanentFlag.DISABLE) && !volatileFlags.deactivated();
  }
}
