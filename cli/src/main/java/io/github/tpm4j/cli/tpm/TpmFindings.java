package io.github.tpm4j.cli.tpm;

import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.attributes.TpmaStartupClear;
import io.github.tpm4j.tss.constants.TpmPt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a TPM by what it says of itself. */
public final class TpmFindings {
  private final TpmReport report;
  private final List<Finding> findings = new ArrayList<>();

  private TpmFindings(TpmReport report) {
    this.report = report;
  }

  /** All findings, the worst first; empty if all is as it should be. */
  public static List<Finding> of(TpmReport report) {
    TpmFindings all = new TpmFindings(report);
    if (report.isFailed()) {
      all.selfTest();
    } else {
      all.lockout();
      all.hierarchies();
      all.readOnly();
      all.leftOvers();
      all.room();
    }
    return List.copyOf(all.findings);
  }

  private void add(String id, String what, String remedy) {
    findings.add(new Finding(id, what, remedy));
  }

  private void selfTest() {
    add(
        "self-test",
        "The TPM failed its self-test and does nothing any more.",
        "Switch the machine off and on again (a restart may not be enough). If it fails again, the"
            + " chip or its firmware is broken: update the firmware, or have it replaced. Keys in"
            + " it are lost then.");
  }

  private void lockout() {
    Lockout lockout = Lockout.of(report);
    if (lockout.locked()) {
      add(
          "lockout",
          "The TPM is locked out: %d of %d wrong passwords."
              .formatted(lockout.failed(), lockout.allowed()),
          "Stop what gives wrong passwords, and wait "
              + Durations.text(lockout.timeLeft())
              + " for one try; or reset it by the lockout password: tpm2_dictionarylockout"
              + " --clear-lockout. Keys made with noDA work all the same.");
    } else if (lockout.allowed() > 0 && lockout.failed() * 2 >= lockout.allowed()) {
      add(
          "lockout-near",
          "%d of %d wrong passwords are counted; then the TPM locks."
              .formatted(lockout.failed(), lockout.allowed()),
          "Find what gives wrong passwords; one is forgotten every "
              + Durations.text(lockout.interval())
              + ".");
    }
  }

  private void hierarchies() {
    hierarchy(
        TpmaStartupClear.SH_ENABLE,
        "owner-disabled",
        "The owner hierarchy is disabled: no key of it can be made or loaded.");
    hierarchy(
        TpmaStartupClear.EH_ENABLE,
        "endorsement-disabled",
        "The endorsement hierarchy is disabled: the EK cannot be made or used.");
  }

  private void hierarchy(int enabled, String id, String what) {
    Optional<Boolean> isEnabled = report.bit(TpmPt.STARTUP_CLEAR, enabled);
    if (isEnabled.isPresent() && !isEnabled.get()) {
      add(
          id,
          what,
          "Restart the machine: each start of the TPM enables it. If it is disabled again, a"
              + " setting of the firmware (TPM, security device, endorsement hierarchy) does it.");
    }
  }

  private void readOnly() {
    if (report.bit(TpmPt.STARTUP_CLEAR, TpmaStartupClear.READ_ONLY).orElse(false)) {
      add(
          "read-only",
          "The TPM is in read-only mode: nothing in it can be changed.",
          "Whoever has switched it on can switch it off (TPM2_ReadOnlyControl, by the platform), or"
              + " restart the machine.");
    }
  }

  /** Behind a resource manager nobody sees what others have loaded. */
  private void leftOvers() {
    if (report.transport().resourceManaged()) {
      return;
    }
    boolean own = report.transport().kind() == TransportInfo.Kind.IN_PROCESS;
    int objects = report.transients().size();
    int sessions = report.loadedSessions().size();
    if (objects + sessions > 0 && !own) {
      add(
          "left-over",
          objects
              + " objects and "
              + sessions
              + " sessions are loaded: a running program has them, or one has left them behind.",
          "If no program uses the TPM: tpm2_flushcontext --transient-object --loaded-session. Use"
              + " a resource manager (/dev/tpmrm0, tpm2-abrmd), which clears up by itself.");
    }
  }

  private void room() {
    if (report.property(TpmPt.HR_PERSISTENT_AVAIL).filter(free -> free == 0).isPresent()) {
      add(
          "persistent-full",
          "There is no room for another persistent object.",
          "Remove what nobody needs: ./tpm4j key list lists them, ./tpm4j key evict removes.");
    }
    if (report.transport().resourceManaged()) {
      return;
    }
    if (report.property(TpmPt.HR_TRANSIENT_AVAIL).filter(free -> free == 0).isPresent()) {
      add(
          "objects-full",
          "All slots for objects are taken: no key can be loaded.",
          "End the programs that hold them, or flush them: tpm2_flushcontext --transient-object.");
    }
    if (report.property(TpmPt.HR_ACTIVE_AVAIL).filter(free -> free == 0).isPresent()) {
      add(
          "sessions-full",
          "All sessions are taken: none can be started.",
          "End the programs that hold them, or flush them: tpm2_flushcontext --loaded-session"
              + " --saved-session.");
    }
  }
}
