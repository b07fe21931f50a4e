package io.github.tpm4j.cli.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Looks whether a Linux machine has a TPM, and whether this user may use it. */
final class MachineChecks {
  static final String MANAGED = "/dev/tpmrm0";
  private static final String RAW = "/dev/tpm0";

  /** As the kernel numbers the families (tpm_version_major). */
  private static final String TPM_2_0 = "2";

  private static final String TPM_1_2 = "1";

  private final Machine machine;
  private final String userName;
  private final List<Check> checks = new ArrayList<>();

  MachineChecks(Machine machine, String userName) {
    this.machine = machine;
    this.userName = userName;
  }

  /** Whether the device of the resource manager is there and may be used, and if not, why. */
  List<Check> run() throws IOException {
    List<String> chips = machine.chips();
    if (chips.isEmpty() && !machine.has(MANAGED) && !machine.has(RAW)) {
      noChip();
      return checks;
    }
    String version = chips.isEmpty() ? TPM_2_0 : machine.version(chips.get(0)).orElse(TPM_2_0);
    if (!chips.isEmpty()) {
      version(chips.get(0), version);
    }
    if (version.equals(TPM_1_2)) {
      rawDevice();
    } else if (machine.has(MANAGED)) {
      checks.add(Check.good("The kernel's resource manager is there: " + MANAGED + "."));
      permission(MANAGED);
    } else {
      noResourceManager();
    }
    return checks;
  }

  private void noChip() {
    List<String> modules = machine.tpmModules();
    String seen =
        modules.isEmpty()
            ? "no kernel module for one is loaded"
            : "though the modules " + String.join(", ", modules) + " are loaded";
    checks.add(
        Check.bad(
            "no-tpm",
            "The kernel has found no TPM, " + seen + ".",
            "Switch the TPM on in the firmware's setup (TPM, PTT, fTPM, security device). If it is"
                + " on: sudo modprobe tpm_crb; sudo modprobe tpm_tis; then look at"
                + " 'dmesg | grep -i tpm'. In a virtual machine or container, give it a TPM."));
  }

  private void version(String chip, String version) {
    switch (version) {
      case TPM_2_0 -> checks.add(Check.good("The kernel has a driver for the TPM: " + chip + "."));
      case TPM_1_2 ->
          checks.add(Check.good("The kernel has a driver for the TPM 1.2: " + chip + "."));
      default ->
          checks.add(
              Check.bad(
                  "version",
                  chip + " is a TPM of version " + version + ", neither 2.0 nor 1.2.",
                  "Look for a newer version of this program."));
    }
  }

  /** A TPM 1.2 has no resource manager: one program has it. */
  private void rawDevice() throws IOException {
    if (!machine.has(RAW)) {
      checks.add(
          Check.bad(
              "no-device",
              "There is no " + RAW + ", by which a TPM 1.2 is used.",
              "Look at 'dmesg | grep -i tpm' and whether udev made the device; in a container,"
                  + " hand it in (--device "
                  + RAW
                  + ")."));
      return;
    }
    if (machine.runs("tcsd")) {
      checks.add(
          Check.bad(
              "held",
              "tcsd runs and holds " + RAW + ", which serves one program at a time.",
              "Use --tcti tcsd:host=127.0.0.1,port=30003, by which programs share the TPM; or stop"
                  + " tcsd (Debian: systemctl stop trousers)."));
      return;
    }
    permission(RAW);
  }

  private void noResourceManager() {
    checks.add(
        Check.bad(
            "no-resource-manager",
            "There is no " + MANAGED + ": the kernel has no resource manager for this TPM.",
            machine.has(RAW)
                ? "Use a kernel of version 4.12 or later; or install tpm2-abrmd and use"
                    + " --tcti tabrmd. "
                    + RAW
                    + " serves one program at a time."
                : "Look at 'dmesg | grep -i tpm' and whether udev made the devices; in a"
                    + " container, hand "
                    + MANAGED
                    + " in (--device "
                    + MANAGED
                    + ")."));
  }

  private void permission(String device) throws IOException {
    if (machine.mayUse(device)) {
      checks.add(Check.good("This user may use " + device + "."));
      return;
    }
    String group = machine.groupName(device);
    checks.add(
        Check.bad("permission", "This user may not use " + device + ".", remedy(device, group)));
  }

  private String remedy(String device, String group) throws IOException {
    if (!machine.groupMayUse(device)) {
      return "Its permissions let no group use it. Install the udev rules of the TPM software stack"
          + " (Debian: tpm-udev), which give it to the group tss, and restart; then: sudo usermod"
          + " -aG tss "
          + userName;
    }
    return machine.isMember(userName, device)
        ? userName + " is in the group " + group + ", but not yet in this session: log in again."
        : "sudo usermod -aG " + group + " " + userName + ", then log in again.";
  }
}
