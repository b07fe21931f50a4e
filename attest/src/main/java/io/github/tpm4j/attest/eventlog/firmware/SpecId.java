package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.tss.constants.DigestSizes;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The first event of a crypto-agile log (TCG_EfiSpecIDEvent, PFP 10.4.5.1).
 *
 * @param platformClass 0 for a client, 1 for a server
 * @param specMajor the profile's version
 * @param specMinor the profile's version
 * @param errata 105 is PFP 1.05
 * @param digestSizes the banks that events have digests for, in this order, and the size of each in
 *     bytes; banks that nobody knows here are among them
 * @param vendorInfo 255 bytes at the most
 */
public record SpecId(
    int platformClass,
    int specMajor,
    int specMinor,
    int errata,
    Map<TpmAlg, Integer> digestSizes,
    Bytes vendorInfo) {
  private static final Bytes SIGNATURE = signature("Spec ID Event03\0");
  private static final int MAX_ALGORITHMS = 32;
  private static final int MAX_DIGEST_BYTES = 64;

  /**
   * Makes one from its components.
   *
   * @param platformClass 0 for a client, 1 for a server
   * @param specMajor the profile's version
   * @param specMinor the profile's version
   * @param errata 105 is PFP 1.05
   * @param digestSizes the banks that events have digests for, in this order, and the size of each
   *     in bytes; banks that nobody knows here are among them
   * @param vendorInfo 255 bytes at the most
   */
  public SpecId {
    digestSizes = Collections.unmodifiableMap(new LinkedHashMap<>(digestSizes));
  }

  static Bytes signature(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Empty if the event is of a SHA-1 log. */
  static Optional<SpecId> find(Bytes data) throws RefusedException {
    return data.size() >= SIGNATURE.size() && data.slice(0, SIGNATURE.size()).equals(SIGNATURE)
        ? Optional.of(read(data))
        : Optional.empty();
  }

  private static SpecId read(Bytes data) throws RefusedException {
    LittleEndian in = new LittleEndian(data, "Spec ID event");
    in.bytes(SIGNATURE.size());
    int platformClass = in.u32();
    int minor = in.u8();
    int major = in.u8();
    int errata = in.u8();
    in.u8();
    Map<TpmAlg, Integer> sizes = sizes(in);
    Bytes vendorInfo = in.bytes(in.u8());
    if (in.remaining() > 0) {
      throw new RefusedException(
          Reason.SURPLUS_BYTES, "Spec ID event", in.remaining() + " bytes after vendorInfo");
    }
    return new SpecId(platformClass, major, minor, errata, sizes, vendorInfo);
  }

  private static Map<TpmAlg, Integer> sizes(LittleEndian in) throws RefusedException {
    int count = in.u32();
    if (count < 1 || count > MAX_ALGORITHMS) {
      throw in.malformed("numberOfAlgorithms is " + Integer.toUnsignedString(count));
    }
    Map<TpmAlg, Integer> sizes = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      TpmAlg alg = TpmAlg.of(in.u16());
      int size = in.u16();
      OptionalInt known = DigestSizes.find(alg);
      boolean right =
          known.isEmpty() ? size > 0 && size <= MAX_DIGEST_BYTES : known.getAsInt() == size;
      if (!right || sizes.put(alg, size) != null) {
        throw in.malformed(alg + " with digests of " + size + " bytes, or twice");
      }
    }
    return sizes;
  }
}
