package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.attest.RefusedException;
import java.util.UUID;

/**
 * An EFI_GUID: a UUID of which the first three numbers are little-endian in a log.
 *
 * @param value as it is written in texts
 */
public record UefiGuid(UUID value) {
  /** EFI_GLOBAL_VARIABLE: SecureBoot, PK, KEK and others. */
  public static final UefiGuid GLOBAL_VARIABLE = of("8be4df61-93ca-11d2-aa0d-00e098032b8c");

  /** EFI_IMAGE_SECURITY_DATABASE: db and dbx. */
  public static final UefiGuid IMAGE_SECURITY_DATABASE = of("d719b2cb-3d3a-4596-a3bc-dad00e67656f");

  /** EFI_CERT_X509: a list of certificates. */
  public static final UefiGuid CERT_X509 = of("a5c059a1-94e4-4aa7-87b5-ab155c2bf072");

  /** EFI_CERT_SHA256: a list of digests of images. */
  public static final UefiGuid CERT_SHA256 = of("c1c41626-504c-4092-aca9-41f936934328");

  /**
   * {@return the GUID of a text}
   *
   * @param text any text
   * @throws IllegalArgumentException if it is none
   */
  public static UefiGuid of(String text) {
    return new UefiGuid(UUID.fromString(text));
  }

  static UefiGuid read(LittleEndian in) throws RefusedException {
    long first = in.u32() & 0xFFFF_FFFFL;
    long second = in.u16();
    long third = in.u16();
    return new UefiGuid(new UUID(first << 32 | second << 16 | third, Long.reverseBytes(in.u64())));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
