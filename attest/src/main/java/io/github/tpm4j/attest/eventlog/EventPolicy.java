package io.github.tpm4j.attest.eventlog;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.statement.Findings;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Says which events are expected: each event of the judged PCR must be what a rule describes, and
 * what a rule demands must be there. Immutable.
 *
 * <pre>{@code
 * EventPolicy policy =
 *     EventPolicy.judging(TpmAlg.SHA256, 4, 7)
 *         .allow("separators", EventPolicy.separator())
 *         .demand("our loader", EventPolicy.digest(4, Set.of(loaderDigest)))
 *         .build();
 * Verdict<Map<String, List<LoggedEvent>>> verdict = policy.check(replayed);
 * }</pre>
 */
public final class EventPolicy {
  private static final List<Bytes> SEPARATORS =
      List.of(Bytes.ofHex("00000000"), Bytes.ofHex("ffffffff"), Bytes.ofHex("5742434c"));

  private final TpmAlg bank;
  private final Set<Integer> pcrs;
  private final Map<String, Predicate<MeasuredEvent>> rules;
  private final Set<String> demanded;

  private EventPolicy(Builder builder) {
    bank = builder.bank;
    pcrs = Set.copyOf(builder.pcrs);
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(builder.rules));
    demanded = Collections.unmodifiableSet(new LinkedHashSet<>(builder.demanded));
  }

  /**
   * Begins a policy.
   *
   * @param bank whose digests are judged; the PCR must have been quoted in it
   * @param pcrs which are judged; events of others are left alone
   * @return a builder without rules
   */
  public static Builder judging(TpmAlg bank, int... pcrs) {
    return new Builder(bank, pcrs);
  }

  /**
   * {@return an event of a PCR with one of these digests}
   *
   * @param pcr number of a PCR, from 0
   * @param digests by the bank that is judged
   */
  public static Predicate<MeasuredEvent> digest(int pcr, Set<Bytes> digests) {
    Set<Bytes> known = Set.copyOf(digests);
    return event -> event.pcr() == pcr && known.contains(event.digest());
  }

  /**
   * {@return an event of a PCR that has measured data which fulfil a condition}
   *
   * @param pcr number of a PCR, from 0
   * @param condition of the measured bytes
   */
  public static Predicate<MeasuredEvent> measured(int pcr, Predicate<Bytes> condition) {
    return event -> event.pcr() == pcr && event.measuredData().filter(condition).isPresent();
  }

  /**
   * {@return an event of a PCR that has measured a text, in ASCII or UTF-8 and without a zero at
   * its end}
   *
   * @param pcr number of a PCR, from 0
   * @param text any text
   */
  public static Predicate<MeasuredEvent> text(int pcr, String text) {
    return measured(pcr, Bytes.of(text.getBytes(StandardCharsets.UTF_8))::equals);
  }

  /**
   * {@return a separator of any PCR that reports no error: zeros, ones, or Windows' {@code WBCL}}
   */
  public static Predicate<MeasuredEvent> separator() {
    return event -> event.measuredData().filter(SEPARATORS::contains).isPresent();
  }

  /**
   * Holds a log against the policy.
   *
   * @param log replayed to quoted values
   * @return the events of each rule, by its name; or every event that no rule expects, and every
   *     demanded one that is missing
   */
  public Verdict<Map<String, List<LoggedEvent>>> check(ReplayedLog log) {
    return Verdict.of(() -> judge(log));
  }

  private Map<String, List<LoggedEvent>> judge(ReplayedLog log) throws RefusedException {
    Findings findings = new Findings();
    for (int pcr : pcrs) {
      findings.require(
          log.covers(bank, pcr),
          Reason.VALUE_MISSING,
          new Pcr(bank, pcr).toString(),
          "judged, and not quoted");
    }
    findings.throwIfAny();
    Map<String, List<LoggedEvent>> found = new LinkedHashMap<>();
    for (LoggedEvent event : log.events()) {
      if (pcrs.contains(event.pcr())) {
        take(event, found, findings);
      }
    }
    for (String name : demanded) {
      findings.require(
          found.containsKey(name), Reason.EVENT_MISSING, "policy", "no event is: " + name);
    }
    findings.throwIfAny();
    return Collections.unmodifiableMap(found);
  }

  private void take(LoggedEvent event, Map<String, List<LoggedEvent>> found, Findings findings) {
    MeasuredEvent measured =
        new MeasuredEvent(
            event.pcr(), event.digests().get(bank), event.measuredData(bank), event.typeName());
    for (Map.Entry<String, Predicate<MeasuredEvent>> rule : rules.entrySet()) {
      if (rule.getValue().test(measured)) {
        found.computeIfAbsent(rule.getKey(), name -> new ArrayList<>()).add(event);
        return;
      }
    }
    findings.add(Reason.EVENT_UNEXPECTED, event.where(), event.description());
  }

  /** Collects rules. For one thread. */
  public static final class Builder {
    private final TpmAlg bank;
    private final Set<Integer> pcrs = new LinkedHashSet<>();
    private final Map<String, Predicate<MeasuredEvent>> rules = new LinkedHashMap<>();
    private final Set<String> demanded = new LinkedHashSet<>();

    private Builder(TpmAlg bank, int... pcrs) {
      this.bank = bank;
      for (int pcr : pcrs) {
        this.pcrs.add(pcr);
      }
    }

    /**
     * Expects any number of events, also none.
     *
     * @param name for people; once in a policy
     * @param rule the first that an event fulfils is its own
     * @return this builder
     * @throws IllegalArgumentException if there is a rule of that name
     */
    public Builder allow(String name, Predicate<MeasuredEvent> rule) {
      if (rules.putIfAbsent(name, rule) != null) {
        throw new IllegalArgumentException("two rules of the name " + name);
      }
      return this;
    }

    /**
     * As {@link #allow}, and one event at least must fulfil it.
     *
     * @param name what it is, for refusals
     * @param rule what an event is held against
     * @return this builder
     */
    public Builder demand(String name, Predicate<MeasuredEvent> rule) {
      demanded.add(name);
      return allow(name, rule);
    }

    /** {@return the policy} */
    public EventPolicy build() {
      return new EventPolicy(this);
    }
  }
}
