package io.github.tpm4j.cli.tpm12;

import io.github.tpm4j.cli.tpm.Durations;
import io.github.tpm4j.cli.tpm.Finding;
import io.github.tpm4j.cli.tpm12.Tpm12Report.EndorsementState;
import io.github.tpm4j.cli.tpm12.Tpm12Report.Health;
import io.github.tpm4j.tpm12.constants.CapabilityConstants;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import io.github.tpm4j.transport.TransportInfo;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a TPM 1.2 by what it says of itself. */
public final class Tpm12Findings {
  private final Tpm12Report report;
  private final List<Finding> findings = new ArrayList<>();

  private Tpm12Findings(Tpm12Report report) {
    this.report = report;
  }

  /** All findings, the worst first; empty if all is as it should be. */
  public static List<Finding> of(Tpm12Report report) {
    Tpm12Findings all = new Tpm12Findings(report);
    all.health();
    if (report.health() == Health.WELL) {
      all.disabled();
      all.deactivated();
      all.lockout();
      all.owner();
      all.memory();
      all.presence();
      all.room();
      all.leftOvers();
    }
    return List.copyOf(all.findings);
  }

  private void add(String id, String what, String remedy) {
    findings.add(new Finding(id, what, remedy));
  }

  private void health() {
    if (report.health() == Health.NOT_STARTED) {
      add(
          "not-started",
          "Nobody has started the TPM since it has power (TPM_INVALID_POSTINIT).",
          "The firmware of a machine does so: restart it. For a TPM of software, give its server"
              + " --flags startup-clear (swtpm) or --startup clear (tpm4j serve), or run"
              + " swtpm_bios.");
    }
    if (report.health() == Health.FAILED) {
      add(
          "self-test",
          "The TPM failed its self-test and does nothing any more.",
          "Switch the machine off and on again (a restart may not be enough). If it fails again,"
              + " the chip is broken: have it replaced. Keys in it are lost then.");
    }
  }

  private void disabled() {
    if (report.is(PermanentFlag.DISABLE)) {
      add(
          "disabled",
          "The TPM is disabled: it does nothing but measure.",
          "Enable it in the firmware's setup (TPM, security chip); or with the owner's secret:"
              + " tpm_setenable --enable.");
    }
  }

  private void deactivated() {
    if (report.is(PermanentFlag.DEACTIVATED)) {
      add(
          "deactivated",
          report.volatileFlags().deactivated()
              ? "The TPM is deactivated: it makes and uses no keys."
              : "The TPM will be deactivated when it is started next.",
          "Activate it in the firmware's setup (TPM, security chip), and restart the machine."
              + " tpm_setactive --active does so only where somebody's presence is shown.");
    } else if (report.volatileFlags().deactivated()) {
      add(
          "deactivated-for-now",
          "The TPM is deactivated until it is started next: it makes and uses no keys.",
          "Restart the machine. If it is deactivated again, the firmware or a program at the"
              + " machine's start does so (TPM_SetTempDeactivated).");
    }
  }

  private void lockout() {
    Tpm12Lockout lockout = Tpm12Lockout.of(report);
    if (lockout.locked()) {
      add(
          "lockout",
          "The TPM is locked, and refuses right secrets too: " + lockout.count() + ".",
          "Stop what gives wrong secrets, and wait "
              + (lockout.timeLeft().isZero()
                  ? "(each further try can make it longer)"
                  : Durations.text(lockout.timeLeft()))
              + "; or the owner unlocks it: tpm_resetdalock.");
    } else if (lockout.isNear()) {
      add(
          "lockout-near",
          "Wrong secrets are counted, " + lockout.count() + "; then the TPM locks itself.",
          "Find what gives wrong secrets. The owner sets the count back: tpm_resetdalock.");
    }
  }

  private void owner() {
    if (report.hasOwner()) {
      return;
    }
    if (report.endorsementKey() == EndorsementState.NONE) {
      add(
          "no-endorsement-key",
          "The TPM has no endorsement key, and so can have no owner and no keys.",
          "Let it make one, once and for good: tpm_createek (trousers), or"
              + " Ownership.createEndorsementKey. The makers of chips do so themselves.");
    } else if (!report.is(PermanentFlag.OWNERSHIP)) {
      add(
          "owner-refused",
          "The TPM has no owner and lets nobody become it, and so no keys can be made.",
          "Allow it in the firmware's setup (TPM, security chip).");
    } else {
      add(
          "no-owner",
          "The TPM has no owner, and so no keys can be made.",
          "Take ownership: tpm_takeownership -z (trousers; -z leaves the storage root key the"
              + " well-known secret), or Ownership.take.");
    }
  }

  private void memory() {
    if (!report.is(PermanentFlag.NV_LOCKED)) {
      add(
          "nv-not-locked",
          "NV memory is not locked: who may read and write an Index is not checked.",
          "Makers lock it, for good (TPM_NV_DefineSpace of 0xFFFFFFFF). A new TPM of software:"
              + " swtpm_setup --lock-nvram.");
    }
  }

  private void presence() {
    if (report.volatileFlags().physicalPresence()) {
      add(
          "presence",
          "Somebody's presence is shown: each program can disable or clear the TPM.",
          "The firmware should end it and lock it before it starts the system: update it, or send"
              + " TSC_PhysicalPresence with 0x0014.");
    }
  }

  private void room() {
    if (isZero(CapabilityConstants.PROP_KEYS)) {
      add(
          "keys-full",
          "All slots for keys are taken: no key can be loaded.",
          "End the programs that hold keys, or restart the machine, which empties all slots.");
    }
    if (isZero(CapabilityConstants.PROP_AUTHSESS)) {
      add(
          "sessions-full",
          "All sessions are taken: none can be started, and so no secret can be shown.",
          "End the programs that hold them, or restart the machine, which ends all sessions.");
    }
  }

  private boolean isZero(int property) {
    return report.number(property).orElse(1) == 0;
  }

  /** Those of tcsd's programs are its own business. */
  private void leftOvers() {
    boolean alone =
        !report.isBehindTcsd() && report.transport().kind() != TransportInfo.Kind.IN_PROCESS;
    if (alone && !report.loadedKeys().isEmpty()) {
      add(
          "left-over",
          report.loadedKeys().size()
              + " keys are loaded: a running program has them, or one has left them behind.",
          "If no program uses the TPM, restart the machine, which empties all slots. tcsd flushes"
              + " what its programs leave behind: use --tcti tcsd:.");
    }
  }
}
