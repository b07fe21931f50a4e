package io.github.tpm4j.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a guest has left in its TPM, of each kind: a PCR, an NV Index, a policy session, a saved
 * context of a transient key, and the clock.
 */
public final class TpmTraces {
  private static final String ZEROS = "0".repeat(64);
  private static final String DATA = "kept";

  /** TPM_CC_PolicyAuthValue, by which TPM2_PolicyPassword extends a policy (Part 3, 23.18). */
  private static final String POLICY_AUTH_VALUE = "0000016b";

  private static final String READ_PCR =
      "tpm2_pcrread -Q sha256:16 -o pcr && od -An -v -tx1 pcr | tr -d ' \\n'";
  private static final String EXTEND_PCR = "tpm2_pcrextend 16:sha256=";
  private static final String READ_NV = "tpm2_nvread -C o -s 4 0x1500016";
  private static final String EXTEND_POLICY = "tpm2_policypassword -S session";
  private static final String READ_KEY = "tpm2_readpublic -Q -c primary -n name";

  private String pcr;
  private String policy;
  private Clock clock;

  private TpmTraces() {}

  /** Leaves them, in a guest where nobody did before. */
  public static TpmTraces leave(GuestShell shell) throws IOException {
    TpmTraces traces = new TpmTraces();
    shell.run("tpm2_nvdefine -Q -C o -s 4 0x1500016");
    shell.run("printf " + DATA + " | tpm2_nvwrite -C o -i - 0x1500016");
    traces.makeVolatile(shell);
    traces.clock = Clock.read(shell);
    return traces;
  }

  /** What they are now, for when the machine goes back to this moment. */
  public TpmTraces copy() {
    TpmTraces copy = new TpmTraces();
    copy.pcr = pcr;
    copy.policy = policy;
    copy.clock = clock;
    return copy;
  }

  /** The TPM goes on where it was: it has everything, and did not even notice. */
  public void assertGoesOn(GuestShell shell) throws IOException {
    assertEquals(pcr, shell.run(READ_PCR), "PCR 16");
    assertEquals(DATA, shell.run(READ_NV), "the NV Index");
    shell.run(READ_KEY);
    policy = extended(policy, POLICY_AUTH_VALUE);
    assertEquals(policy, shell.run(EXTEND_POLICY), "the policy session");
    Clock now = Clock.read(shell);
    assertEquals(clock.resetCount, now.resetCount, "resetCount");
    assertEquals(clock.restartCount, now.restartCount, "restartCount");
    assertTrue(now.millis >= clock.millis, () -> now + " after " + clock);
    clock = now;
    extendPcr(shell);
  }

  /** The guest was reset: what is volatile has gone, and nothing else (TPM Reset). */
  public void assertReset(GuestShell shell) throws IOException {
    Clock now = assertBootedAnew(shell);
    assertEquals(clock.resetCount + 1, now.resetCount, "resetCount");
    assertEquals(0, now.restartCount, "restartCount");
    clock = now;
  }

  /**
   * The guest was ended and started again. The TPM had itself shut down with its state saved, as
   * swtpm's does from 0.8 on, and the firmware did not want that (TPM Restart).
   */
  public void assertRestarted(GuestShell shell) throws IOException {
    Clock now = assertBootedAnew(shell);
    assertEquals(clock.resetCount, now.resetCount, "resetCount");
    assertEquals(clock.restartCount + 1, now.restartCount, "restartCount");
    clock = now;
  }

  private Clock assertBootedAnew(GuestShell shell) throws IOException {
    assertEquals(ZEROS, shell.run(READ_PCR), "PCR 16");
    assertEquals(DATA, shell.run(READ_NV), "the NV Index");
    Clock now = Clock.read(shell);
    assertTrue(now.millis >= clock.millis, () -> now + " after " + clock);
    makeVolatile(shell);
    return now;
  }

  private void makeVolatile(GuestShell shell) throws IOException {
    shell.run("tpm2_createprimary -Q -G ecc -c primary");
    shell.run("tpm2_startauthsession --policy-session -S session");
    policy = shell.run(EXTEND_POLICY);
    pcr = ZEROS;
    extendPcr(shell);
  }

  private void extendPcr(GuestShell shell) throws IOException {
    String digest = String.format("%064d", 1);
    shell.run(EXTEND_PCR + digest);
    pcr = extended(pcr, digest);
    assertEquals(pcr, shell.run(READ_PCR), "PCR 16");
  }

  private static String extended(String digest, String data) {
    try {
      byte[] both = HexFormat.of().parseHex(digest + data);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(both));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Clock(long millis, int resetCount, int restartCount) {
    private static final Pattern TEXT =
        Pattern.compile(
            "clock: (\\d+)\\s+reset_count: (\\d+)\\s+restart_count: (\\d+)", Pattern.DOTALL);

    static Clock read(GuestShell shell) throws IOException {
      String text = shell.run("tpm2_readclock");
      Matcher matcher = TEXT.matcher(text);
      assertTrue(matcher.find(), text);
      return new Clock(
          Long.parseLong(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(3)));
    }
  }
}
