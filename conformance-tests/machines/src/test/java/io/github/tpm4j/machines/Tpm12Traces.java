package io.github.tpm4j.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.tpm4j.peers.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a guest has left in its TPM 1.2 with the kernel's driver, tcsd and tpm-tools: a PCR, an
 * owner, an NV Index, data that is sealed to the PCR under the storage root key; and a tcsd that
 * goes on running.
 */
public final class Tpm12Traces {
  private static final String START_TCSD = "conformance-tests/machines/guest/tcsd.sh";
  private static final String ZEROS = "0".repeat(40);
  private static final String EXTENSION = "01".repeat(20);
  private static final String DATA = "kept";

  /** TPM_Extend of PCR 16 with 20 bytes of 0x01 (TPM Main 1.2, Part 3, 16.1); prints the code. */
  private static final String EXTEND =
      "exec 3<> /dev/tpm0; printf '"
          + "\\000\\301\\000\\000\\000\\042\\000\\000\\000\\024\\000\\000\\000\\020"
          + "\\001".repeat(20)
          + "' >&3; dd bs=64 count=1 <&3 2> /dev/null | od -An -v -tx1 -j6 -N4";

  private static final String READ_PCR =
      "sed -n 's/^PCR-16: //p' /sys/class/tpm/tpm0/device/pcrs | tr -d ' '";
  private static final String INDEX = "-i 0x1100 -s " + DATA.length();
  private static final String OWN =
      "tpm_getpubek > log 2>&1 || tpm_createek; tpm_takeownership -y -z";
  private static final String DEFINE_NV = "tpm_nvdefine " + INDEX + " -y -p 'OWNERREAD|OWNERWRITE'";
  private static final String WRITE_NV = "printf %s > nv; tpm_nvwrite " + INDEX + " -z -f nv";
  private static final String READ_NV =
      "tpm_nvread " + INDEX + " -z -f nv.read > log && cat nv.read";
  private static final String SEAL = "printf %s > plain; tpm_sealdata -z -p 16 -i plain -o sealed";
  private static final String UNSEAL =
      "rm -f opened; tpm_unsealdata -z -i sealed -o opened > log 2>&1 && cat opened";

  private String pcr = ZEROS;
  private String daemon = "";
  private String store = "";
  private String sealed = "";

  private Tpm12Traces() {}

  /** Leaves them, in a guest where nobody did before. */
  public static Tpm12Traces leave(GuestShell shell) throws IOException {
    Tpm12Traces traces = new Tpm12Traces();
    traces.extend(shell);
    traces.startTcsd(shell);
    shell.run(OWN);
    shell.run(DEFINE_NV);
    traces.write(shell, DATA);
    shell.run(SEAL.formatted(DATA));
    traces.store = shell.run("base64 tcsd/system.data | tr -d '\\n'");
    traces.sealed = shell.run("base64 sealed | tr -d '\\n'");
    return traces;
  }

  /** Writes other data into the NV Index, which goes when the machine goes back. */
  public void write(GuestShell shell, String data) throws IOException {
    shell.run(WRITE_NV.formatted(data));
  }

  /** The TPM goes on where it was: it has everything, and tcsd did not even notice. */
  public void assertGoesOn(GuestShell shell) throws IOException {
    assertEquals(pcr, readPcr(shell), "PCR 16");
    assertEquals(daemon, shell.run("pidof tcsd"), "tcsd");
    assertEquals(DATA, shell.run(READ_NV), "the NV Index");
    assertEquals(DATA, shell.run(UNSEAL), "the sealed data");
  }

  /** The guest has booted anew: PCR are zeros, and what is sealed to them comes with them. */
  public void assertBootedAnew(GuestShell shell) throws IOException {
    pcr = ZEROS;
    assertEquals(pcr, readPcr(shell), "PCR 16");
    shell.run("mkdir -p tcsd && echo " + store + " | base64 -d > tcsd/system.data");
    shell.run("echo " + sealed + " | base64 -d > sealed");
    startTcsd(shell);
    assertEquals(DATA, shell.run(READ_NV), "the NV Index");
    assertNotEquals(0, shell.tryRun(UNSEAL).status(), "unsealed with other PCR");
    shell.run("kill " + daemon + "; while kill -0 " + daemon + " 2> log; do sleep 0.1; done");
    extend(shell);
    startTcsd(shell);
    assertGoesOn(shell);
  }

  private void startTcsd(GuestShell shell) throws IOException {
    String script =
        Base64.getEncoder().encodeToString(Files.readAllBytes(Checkout.root().resolve(START_TCSD)));
    shell.run("echo " + script + " | base64 -d > tcsd.sh && . ./tcsd.sh");
    daemon = shell.run("pidof tcsd");
  }

  private void extend(GuestShell shell) throws IOException {
    assertEquals("00 00 00 00", shell.run(EXTEND));
    pcr = extended(pcr);
    assertEquals(pcr, readPcr(shell), "PCR 16");
  }

  private static String readPcr(GuestShell shell) throws IOException {
    return shell.run(READ_PCR).toLowerCase(Locale.ROOT);
  }

  private static String extended(String pcr) {
    try {
      byte[] both = HexFormat.of().parseHex(pcr + EXTENSION);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(both));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
