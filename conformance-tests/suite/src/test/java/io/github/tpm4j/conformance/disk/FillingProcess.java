package io.github.tpm4j.conformance.disk;

import io.github.tpm4j.conformance.commands.PasswordCommands;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;

/**
 * Writes an NV Index again and again until that is refused. Prints how often it was not, the
 * response code, and that of a command that needs no disk; or why the TPM cannot be opened.
 */
final class FillingProcess {
  static final TpmHandle INDEX = TpmHandle.of(0x01500000);
  static final int INDEX_BYTES = 1024;
  private static final int ENOUGH = 100_000;

  private FillingProcess() {}

  /** Argument: the TCTI string. */
  public static void main(String[] arguments) {
    try {
      fill(Transports.open(arguments[0]));
    } catch (TransportException e) {
      System.out.println("not opened: " + e.getMessage());
    }
    // Without an orderly end: what was acknowledged is there already.
    Runtime.getRuntime().halt(0);
  }

  private static void fill(Transport tpm) throws TransportException {
    code(tpm, new Startup.Request(TpmSu.CLEAR));
    TpmaNv attributes = TpmaNv.of(TpmaNv.OWNERWRITE | TpmaNv.OWNERREAD);
    TpmsNvPublic area =
        new TpmsNvPublic(INDEX, TpmAlg.SHA256, attributes, Bytes.EMPTY, INDEX_BYTES);
    code(tpm, new NvDefineSpace.Request(TpmHandle.OWNER, SecretBytes.EMPTY, area));
    for (int count = 1; count < ENOUGH; count++) {
      TpmRc code = code(tpm, new NvWrite.Request(TpmHandle.OWNER, INDEX, content(count), 0));
      if (!code.equals(TpmRc.SUCCESS)) {
        TpmRc next = code(tpm, new GetRandom.Request(4));
        System.out.println((count - 1) + " " + code.value() + " " + next.value());
        return;
      }
    }
    System.out.println("never refused");
  }

  static Bytes content(int count) {
    byte[] content = new byte[INDEX_BYTES];
    Arrays.fill(content, (byte) count);
    content[0] = (byte) (count >> 8);
    return Bytes.of(content);
  }

  static TpmRc code(Transport tpm, TpmRequest<?> request) throws TransportException {
    return PasswordCommands.code(tpm.transmit(PasswordCommands.octets(request)));
  }
}
