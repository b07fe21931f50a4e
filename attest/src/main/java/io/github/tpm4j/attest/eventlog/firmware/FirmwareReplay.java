package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.InitialPcrs;
import io.github.tpm4j.attest.eventlog.LoggedEvent;
import io.github.tpm4j.attest.eventlog.Replay;
import io.github.tpm4j.attest.eventlog.ReplayedLog;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replays a firmware's log with what the firmware is known to leave out. Immutable.
 *
 * @param log as it was read
 * @param allowed what may be missing
 * @param later events of other logs, which come after the firmware's
 */
public record FirmwareReplay(
    FirmwareLog log, Set<Deviation> allowed, List<? extends LoggedEvent> later) {
  private static final int EXIT_PCR = 5;
  private static final String INVOKED = "Exit Boot Services Invocation";
  private static final String FAILED = "Exit Boot Services Returned with Failure";
  private static final String SUCCEEDED = "Exit Boot Services Returned with Success";

  /** What is tried at the end of PCR 5, one after the other. */
  private static final List<List<String>> ENDS =
      List.of(
          List.of(),
          List.of(INVOKED, SUCCEEDED),
          List.of(INVOKED),
          List.of(INVOKED, FAILED, INVOKED, SUCCEEDED));

  /**
   * Makes one from its components.
   *
   * @param log as it was read
   * @param allowed what may be missing
   * @param later events of other logs, which come after the firmware's
   */
  public FirmwareReplay {
    allowed = Set.copyOf(allowed);
    later = List.copyOf(later);
  }

  /**
   * A replay that has reached its values.
   *
   * @param log the events, with those that were missing among them, at the offset -1
   * @param deviations what was missing
   */
  public record Result(ReplayedLog log, Set<Deviation> deviations) {
    /**
     * Makes one from its components.
     *
     * @param log the events, with those that were missing among them, at the offset -1
     * @param deviations what was missing
     */
    public Result {
      deviations = Set.copyOf(deviations);
    }
  }

  /**
   * Allows for everything that is known.
   *
   * @param log as it was read
   * @return a replay without later events
   */
  public static FirmwareReplay tolerant(FirmwareLog log) {
    return new FirmwareReplay(log, EnumSet.allOf(Deviation.class), List.of());
  }

  /**
   * Compares with quoted values.
   *
   * @param values as {@link Replay#against} takes them
   * @return what was found with the fewest deviations, or the refusals of the log as it is
   */
  public Verdict<Result> against(Map<Pcr, Bytes> values) {
    Verdict<ReplayedLog> plain = replay(log.initialPcrs(), List.of()).against(values);
    if (plain.isAccepted()) {
      return plain.map(replayed -> new Result(replayed, Set.of()));
    }
    // Each deviation is about one PCR, and so each is looked for by itself.
    InitialPcrs initial = initialFor(only(values, 0));
    List<String> end = endFor(only(values, EXIT_PCR));
    Set<Deviation> found = EnumSet.noneOf(Deviation.class);
    if (!initial.equals(log.initialPcrs())) {
      found.add(Deviation.STARTUP_LOCALITY_MISSING);
    }
    if (!end.isEmpty()) {
      found.add(Deviation.EXIT_BOOT_SERVICES_MISSING);
    }
    Verdict<ReplayedLog> repaired = replay(initial, end).against(values);
    return repaired.isAccepted() || !found.isEmpty()
        ? repaired.map(replayed -> new Result(replayed, found))
        : plain.map(replayed -> new Result(replayed, found));
  }

  private static Map<Pcr, Bytes> only(Map<Pcr, Bytes> values, int number) {
    Map<Pcr, Bytes> some = new HashMap<>(values);
    some.keySet().removeIf(pcr -> pcr.number() != number);
    return some;
  }

  private InitialPcrs initialFor(Map<Pcr, Bytes> values) {
    boolean said = log.initialPcrs().startupLocality() != 0;
    if (values.isEmpty() || said || !allowed.contains(Deviation.STARTUP_LOCALITY_MISSING)) {
      return log.initialPcrs();
    }
    for (int locality : new int[] {0, 3, 4}) {
      InitialPcrs initial = new InitialPcrs(locality);
      if (replay(initial, List.of()).against(values).isAccepted()) {
        return initial;
      }
    }
    return log.initialPcrs();
  }

  private List<String> endFor(Map<Pcr, Bytes> values) {
    if (values.isEmpty() || !allowed.contains(Deviation.EXIT_BOOT_SERVICES_MISSING)) {
      return List.of();
    }
    for (List<String> end : ENDS) {
      if (replay(log.initialPcrs(), end).against(values).isAccepted()) {
        return end;
      }
    }
    return List.of();
  }

  private Replay replay(InitialPcrs initial, List<String> end) {
    List<FirmwareEvent> missing = new ArrayList<>();
    for (String text : end) {
      missing.add(missing(log.events().size() + missing.size(), text));
    }
    return Replay.from(initial).then(log.events()).then(missing).then(later);
  }

  private FirmwareEvent missing(int number, String text) {
    Bytes data = Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
    Map<TpmAlg, Bytes> digests = new LinkedHashMap<>();
    for (HashAlg hash : HashAlg.values()) {
      if (isBank(hash.alg()) && Digests.isInSoftware(hash)) {
        digests.put(hash.alg(), Digests.of(hash, data));
      }
    }
    return new FirmwareEvent(number, -1, EXIT_PCR, EventType.EFI_ACTION, digests, data);
  }

  private boolean isBank(TpmAlg alg) {
    return log.specId().isPresent()
        ? log.specId().get().digestSizes().containsKey(alg)
        : alg.equals(TpmAlg.SHA1);
  }
}
