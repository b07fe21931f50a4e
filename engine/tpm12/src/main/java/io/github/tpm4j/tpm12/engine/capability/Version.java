package io.github.tpm4j.tpm12.engine.capability;

import io.github.tpm4j.tpm12.structures.TpmCapVersionInfo;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.nio.charset.StandardCharsets;

/** Which TPM this is (Part 2, 21.6). */
public final class Version {
  /** TPM_STRUCT_VER of all TPM 1.1 and 1.2. */
  static final Bytes STRUCT_VER = Bytes.of(new byte[] {1, 1, 0, 0});

  /** TPM_PT_MANUFACTURER of the bundled TPM 2.0 too. */
  static final Bytes MANUFACTURER = Bytes.of("TP4J".getBytes(StandardCharsets.US_ASCII));

  /** TPM_CAP_VERSION_INFO: revision 116 of the specification. */
  public static final Bytes INFO =
      new TpmCapVersionInfo(Bytes.of(new byte[] {1, 2, 1, 0}), 2, 3, MANUFACTURER, Bytes.EMPTY)
          .toBytes();

  private Version() {}
}
