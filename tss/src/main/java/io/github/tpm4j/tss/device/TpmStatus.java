package io.github.tpm4j.tss.device;

import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.client.TpmActivity;
import io.github.tpm4j.tss.client.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a TPM and this JVM's use of it stand. Nothing in it is secret. What several threads change
 * meanwhile may be of slightly different moments.
 *
 * @param tcti the configuration string that names the TPM
 * @param connection what this JVM has to it; empty if it is not connected
 * @param use what this JVM has done with it; {@link Use#NONE} if it is not connected
 */
public record TpmStatus(String tcti, Optional<Connection> connection, Use use) {

  /**
   * A TPM that is connected to.
   *
   * @param kind hardware (or what a hypervisor shows), a software TPM behind a socket, or the
   *     bundled one
   * @param resourceManaged whether the other end swaps objects and sessions by itself
   * @param maker empty until the TPM was free to be asked
   * @param computedBy what computes in the bundled TPM
   */
  public record Connection(
      TransportInfo.Kind kind,
      boolean resourceManaged,
      Optional<Maker> maker,
      Optional<String> computedBy) {

    /** {@return whether keys are in hardware, as far as this machine can tell} */
    public boolean isHardware() {
      return kind == TransportInfo.Kind.PLATFORM;
    }
  }

  /**
   * Who has made a TPM.
   *
   * @param manufacturer the letters of the TCG's registry, such as {@code IFX}
   * @param vendor the vendor's name of the TPM
   * @param firmwareVersion its parts are the vendor's
   */
  public record Maker(String manufacturer, String vendor, long firmwareVersion) {

    /** {@return the version as four numbers, as tools show it} */
    public String firmware() {
      return "%d.%d.%d.%d"
          .formatted(
              firmwareVersion >>> 48,
              firmwareVersion >>> 32 & 0xFFFF,
              firmwareVersion >>> 16 & 0xFFFF,
              firmwareVersion & 0xFFFF);
    }
  }

  /**
   * What was done since the TPM was connected to.
   *
   * @param keysLoaded how many objects are in its slots, storage keys among them
   * @param keysKnown how many are remembered, loaded or not
   * @param sessions how many sessions are kept
   * @param swaps how often an object that had given up its slot was loaded again
   * @param commandsSent how many commands were sent
   * @param waits how threads have waited for each other
   * @param lockout the protection against guessing, when it was last looked at
   * @param lastError the last failure that a user got
   */
  public record Use(
      int keysLoaded,
      long keysKnown,
      int sessions,
      long swaps,
      long commandsSent,
      Waits waits,
      Optional<TpmActivity.Lockout> lockout,
      Optional<TpmActivity.LastError> lastError) {
    /** Nothing was done. */
    public static final Use NONE =
        new Use(0, 0, 0, 0, 0, Waits.NONE, Optional.empty(), Optional.empty());
  }

  /**
   * {@return a TPM that is not connected to}
   *
   * @param tcti names it
   */
  public static TpmStatus notConnected(String tcti) {
    return new TpmStatus(tcti, Optional.empty(), Use.NONE);
  }

  /** A line for each thing that is known. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add("TPM " + tcti + connection.map(TpmStatus::text).orElse(": not connected"));
    if (connection.isPresent()) {
      lines.add(
          "objects: %d loaded, %d known, swapped %d times; sessions: %d"
              .formatted(use.keysLoaded, use.keysKnown, use.swaps, use.sessions));
      lines.add(
          "commands: %d; waits: %d, %d ms in all, %d ms the longest"
              .formatted(
                  use.commandsSent,
                  use.waits.count(),
                  use.waits.total().toMillis(),
                  use.waits.longest().toMillis()));
    }
    use.lockout.ifPresent(
        seen ->
            lines.add(
                "wrong passwords: %d of %d, as seen at %s"
                    .formatted(seen.failedTries(), seen.allowedTries(), seen.time())));
    use.lastError.ifPresent(
        error -> lines.add("last error: " + error.message() + ", " + error.time()));
    return String.join("\n", lines);
  }

  private static String text(Connection connection) {
    String what =
        switch (connection.kind) {
          case PLATFORM -> ": hardware, or what the hypervisor shows";
          case SIMULATOR -> ": software behind a socket";
          case IN_PROCESS -> ": bundled, in this process";
        };
    return what
        + (connection.resourceManaged ? ", behind a resource manager" : "")
        + connection
            .maker
            .map(by -> "; %s %s, firmware %s".formatted(by.manufacturer, by.vendor, by.firmware()))
            .orElse("")
        + connection.computedBy.map(by -> "; computed by " + by).orElse("");
  }
}
