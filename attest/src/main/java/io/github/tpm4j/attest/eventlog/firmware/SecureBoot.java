package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.LoggedEvent;
import io.github.tpm4j.attest.eventlog.ReplayedLog;
import io.github.tpm4j.attest.statement.Findings;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the platform's secure boot was set, from what is measured into PCR 7 (PFP, 3.3.4.8): only
 * what a digest covers that was replayed to a quoted value.
 *
 * @param enabled whether the variable SecureBoot was 1
 * @param variables SecureBoot, PK, KEK, db, dbx and whatever else was measured before the
 *     separator, by name
 * @param authorities what has vouched for the programs that were started: entries of db, or what
 *     shim has of its own
 * @param notes texts such as {@code DMA Protection Disabled}
 */
public record SecureBoot(
    boolean enabled,
    Map<String, UefiVariable> variables,
    List<UefiVariable> authorities,
    List<String> notes) {
  private static final int PCR = 7;
  private static final Bytes ON = Bytes.of((byte) 1);

  /** What may be among the events of PCR 7. */
  private static final Set<EventType> KNOWN =
      Set.of(
          EventType.EFI_VARIABLE_DRIVER_CONFIG,
          EventType.EFI_VARIABLE_AUTHORITY,
          EventType.EFI_VARIABLE_BOOT,
          EventType.EFI_VARIABLE_BOOT2,
          EventType.EFI_SPDM_DEVICE_POLICY,
          EventType.EFI_SPDM_DEVICE_AUTHORITY,
          EventType.EFI_ACTION,
          EventType.SEPARATOR);

  /**
   * Makes one from its components.
   *
   * @param enabled whether the variable SecureBoot was 1
   * @param variables SecureBoot, PK, KEK, db, dbx and whatever else was measured before the
   *     separator, by name
   * @param authorities what has vouched for the programs that were started: entries of db, or what
   *     shim has of its own
   * @param notes texts such as {@code DMA Protection Disabled}
   */
  public SecureBoot {
    variables = Map.copyOf(variables);
    authorities = List.copyOf(authorities);
    notes = List.copyOf(notes);
  }

  /**
   * Reads the settings.
   *
   * @param log replayed to values among which PCR 7 of the bank is
   * @param bank whose digests are looked at
   * @return refused if PCR 7 was not quoted in that bank, an event says something else than was
   *     measured or is of an unknown type, or there is not exactly one separator, between the
   *     variables and the authorities
   */
  public static Verdict<SecureBoot> of(ReplayedLog log, TpmAlg bank) {
    return Verdict.of(() -> read(log, bank));
  }

  private static SecureBoot read(ReplayedLog log, TpmAlg bank) throws RefusedException {
    if (!log.covers(bank, PCR)) {
      throw new RefusedException(Reason.VALUE_MISSING, "PCR " + PCR, "not quoted in " + bank);
    }
    Reading reading = new Reading(bank);
    for (LoggedEvent event : log.events(PCR)) {
      reading.take(event);
    }
    return reading.end();
  }

  /** The events of PCR 7, one after the other. */
  private static final class Reading {
    private final TpmAlg bank;
    private final Map<String, UefiVariable> variables = new HashMap<>();
    private final List<UefiVariable> authorities = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Findings findings = new Findings();
    private int separators;

    Reading(TpmAlg bank) {
      this.bank = bank;
    }

    void take(LoggedEvent logged) {
      if (!(logged instanceof FirmwareEvent event) || !KNOWN.contains(event.type())) {
        findings.add(Reason.EVENT_UNEXPECTED, logged.where(), "not of secure boot");
        return;
      }
      Optional<Bytes> measured = event.measuredData(bank);
      if (measured.isEmpty()) {
        findings.add(Reason.DATA_NOT_MEASURED, event.where(), event.description());
      } else if (event.type().equals(EventType.SEPARATOR)) {
        separators++;
        findings.require(
            Separator.of(event, bank) == Separator.NORMAL,
            Reason.EVENT_UNEXPECTED,
            event.where(),
            "a separator that reports an error");
      } else if (event.type().equals(EventType.EFI_ACTION)) {
        notes.add(event.description());
      } else {
        takeVariable(event);
      }
    }

    private void takeVariable(FirmwareEvent event) {
      try {
        UefiVariable variable = UefiVariable.read(event);
        boolean setting = event.type().equals(EventType.EFI_VARIABLE_DRIVER_CONFIG);
        if (!setting) {
          authorities.add(variable);
          return;
        }
        findings.require(
            variables.put(variable.name(), variable) == null && separators == 0,
            Reason.EVENT_UNEXPECTED,
            event.where(),
            "a setting after the separator, or for the second time");
      } catch (RefusedException e) {
        e.refusals().forEach(r -> findings.add(r.reason(), r.where(), r.detail()));
      }
    }

    SecureBoot end() throws RefusedException {
      UefiVariable secureBoot = variables.get("SecureBoot");
      findings.require(
          separators == 1, Reason.EVENT_UNEXPECTED, "PCR " + PCR, separators + " separators");
      findings.require(
          secureBoot != null && secureBoot.vendor().equals(UefiGuid.GLOBAL_VARIABLE),
          Reason.EVENT_MISSING,
          "PCR " + PCR,
          "no variable SecureBoot");
      findings.throwIfAny();
      return new SecureBoot(secureBoot.value().equals(ON), variables, authorities, notes);
    }
  }
}
