package io.github.tpm4j.engine.manufacture;

import io.github.tpm4j.tss.constants.TpmCc;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Which commands could see whether a TPM has its certificates. Listed are those that cannot, of
 * what software sends first; all others wait, also where they would turn out not to look.
 */
public final class CertificateUse {
  private static final Set<TpmCc> UNCONCERNED =
      Set.of(
          TpmCc.STARTUP,
          TpmCc.SELF_TEST,
          TpmCc.INCREMENTAL_SELF_TEST,
          TpmCc.GET_TEST_RESULT,
          TpmCc.GET_RANDOM,
          TpmCc.STIR_RANDOM,
          TpmCc.HASH,
          TpmCc.READ_CLOCK,
          TpmCc.PCR_READ,
          TpmCc.PCR_EXTEND,
          TpmCc.START_AUTH_SESSION,
          TpmCc.CREATE_PRIMARY,
          TpmCc.CREATE,
          TpmCc.LOAD,
          TpmCc.LOAD_EXTERNAL,
          TpmCc.READ_PUBLIC,
          TpmCc.SIGN,
          TpmCc.VERIFY_SIGNATURE,
          TpmCc.FLUSH_CONTEXT);

  /** Part 1, 18.2: tag, size, code. */
  private static final int CODE_OFFSET = 6;

  private static final int HEADER_BYTES = 10;

  /** As many as the commands above have. */
  private static final int HANDLES = 2;

  private static final int TYPE_SHIFT = 24;

  /** TPM_HT_NV_INDEX. */
  private static final int NV_TYPE = 0x01;

  private CertificateUse() {}

  /**
   * {@return whether a command has to find the certificates}
   *
   * @param command any octets
   */
  public static boolean concerns(byte[] command) {
    if (command.length < HEADER_BYTES) {
      return false;
    }
    ByteBuffer octets = ByteBuffer.wrap(command);
    return !UNCONCERNED.contains(new TpmCc(octets.getInt(CODE_OFFSET))) || namesAnIndex(octets);
  }

  /** Also where the octets are no handles: waiting is never wrong. */
  private static boolean namesAnIndex(ByteBuffer command) {
    for (int i = 0; i < HANDLES; i++) {
      int offset = HEADER_BYTES + i * Integer.BYTES;
      if (offset + Integer.BYTES <= command.limit()
          && command.getInt(offset) >>> TYPE_SHIFT == NV_TYPE) {
        return true;
      }
    }
    return false;
  }
}
