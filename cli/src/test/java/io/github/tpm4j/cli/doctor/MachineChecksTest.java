package io.github.tpm4j.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.tpm.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a folder that looks like a machine; its device has a group that is not root's. */
class MachineChecksTest {
  private static final int STRANGER = 54_321;
  private static final int GROUP = 4_242;

  @TempDir private Path root;
  private int group;

  @BeforeEach
  void makeMachine() throws IOException {
    write("/sys/class/tpm/tpm0/tpm_version_major", "2\n");
    write("/dev/tpm0", "");
    write("/dev/tpmrm0", "");
    write("/proc/modules", "tpm_crb 20480 0 - Live 0x0\next4 1 0 - Live 0x0\n");
    Path device = root.resolve("dev/tpmrm0");
    if ((Integer) Files.getAttribute(device, "unix:gid") == 0) {
      // Only root has this group, and only root may give the file to another.
      Files.setAttribute(device, "unix:gid", GROUP);
    }
    group = (Integer) Files.getAttribute(device, "unix:gid");
    // As if another user than the owner looked, who is in no group of the device.
    user(STRANGER, STRANGER);
    write("/etc/group", "root:x:99999:\ntss:x:" + group + ":\n");
    permit("rw-rw----");
  }

  @Test
  void findsThatTheUserIsNotInTheGroup() throws IOException {
    assertEquals(List.of("permission"), ids());
    assertTrue(remedy().contains("sudo usermod -aG tss alice"), this::remedyText);
  }

  @Test
  void findsThatAMemberOfTheGroupHasNotLoggedInSince() throws IOException {
    write("/etc/group", "tss:x:" + group + ":bob,alice\n");
    assertEquals(List.of("permission"), ids());
    assertTrue(remedy().contains("log in again"), this::remedyText);
  }

  @Test
  void findsThatNoGroupMayUseTheDevice() throws IOException {
    permit("rw-------");
    assertEquals(List.of("permission"), ids());
    assertTrue(remedy().contains("tpm-udev"), this::remedyText);
  }

  @Test
  void letsAMemberOfTheGroupUseTheDevice() throws IOException {
    user(STRANGER, group);
    assertEquals(List.of(), ids());
  }

  @Test
  void letsAnybodyUseADeviceForAll() throws IOException {
    permit("rw-rw-rw-");
    assertEquals(List.of(), ids());
  }

  @Test
  void findsThatItMayOnlyBeRead() throws IOException {
    permit("rw-r--r--");
    user(STRANGER, group);
    assertEquals(List.of("permission"), ids());
  }

  @Test
  void findsNoResourceManager() throws IOException {
    Files.delete(root.resolve("dev/tpmrm0"));
    assertEquals(List.of("no-resource-manager"), ids());
    assertTrue(remedy().contains("tpm2-abrmd"), this::remedyText);
  }

  @Test
  void findsNoDeviceOfAChipThatTheKernelKnows() throws IOException {
    Files.delete(root.resolve("dev/tpmrm0"));
    Files.delete(root.resolve("dev/tpm0"));
    assertEquals(List.of("no-resource-manager"), ids());
    assertTrue(remedy().contains("udev"), this::remedyText);
  }

  @Test
  void findsNoTpm_andNamesTheModules() throws IOException {
    Files.delete(root.resolve("dev/tpmrm0"));
    Files.delete(root.resolve("dev/tpm0"));
    Files.delete(root.resolve("sys/class/tpm/tpm0/tpm_version_major"));
    Files.delete(root.resolve("sys/class/tpm/tpm0"));
    assertEquals(List.of("no-tpm"), ids());
    assertTrue(checks().get(0).what().contains("the modules tpm_crb are loaded"));
  }

  @Test
  void findsATpmOfNoKnownFamily() throws IOException {
    write("/sys/class/tpm/tpm0/tpm_version_major", "3\n");
    user(STRANGER, group);
    assertEquals(List.of("version"), ids());
  }

  @Test
  void takesTheOnlyDeviceOfATpm12() throws IOException {
    makeTpm12();
    assertEquals(List.of(), ids());
    assertTrue(checks().get(0).what().contains("TPM 1.2"));
  }

  @Test
  void findsThatTheUserMayNotUseTheDeviceOfATpm12() throws IOException {
    makeTpm12();
    Files.setPosixFilePermissions(
        root.resolve("dev/tpm0"), PosixFilePermissions.fromString("rw-------"));
    user(STRANGER, STRANGER);
    assertEquals(List.of("permission"), ids());
    assertTrue(checks().get(1).what().contains("/dev/tpm0"));
  }

  @Test
  void findsThatTcsdHoldsATpm12() throws IOException {
    makeTpm12();
    write("/proc/4711/comm", "tcsd\n");
    assertEquals(List.of("held"), ids());
    assertTrue(remedy().contains("--tcti tcsd:"), this::remedyText);
  }

  @Test
  void findsNoDeviceOfATpm12() throws IOException {
    makeTpm12();
    Files.delete(root.resolve("dev/tpm0"));
    assertEquals(List.of("no-device"), ids());
  }

  private void makeTpm12() throws IOException {
    write("/sys/class/tpm/tpm0/tpm_version_major", "1\n");
    Files.delete(root.resolve("dev/tpmrm0"));
    Path device = root.resolve("dev/tpm0");
    Files.setPosixFilePermissions(device, PosixFilePermissions.fromString("rw-rw-rw-"));
  }

  private List<Check> checks() throws IOException {
    return new MachineChecks(new Machine(root), "alice").run();
  }

  private List<String> ids() throws IOException {
    return checks().stream().flatMap(check -> check.finding().stream()).map(Finding::id).toList();
  }

  private String remedy() throws IOException {
    return checks().stream()
        .flatMap(check -> check.finding().stream())
        .map(Finding::remedy)
        .findFirst()
        .orElseThrow();
  }

  private String remedyText() {
    try {
      return remedy();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void user(int id, int userGroup) throws IOException {
    write(
        "/proc/self/status",
        "Name:\tjava\nUid:\t%1$d\t%1$d\t%1$d\t%1$d\nGid:\t%1$d\t%1$d\t%1$d\t%1$d\nGroups:\t%2$d \n"
            .formatted(id, userGroup));
  }

  private void permit(String permissions) throws IOException {
    Files.setPosixFilePermissions(
        root.resolve("dev/tpmrm0"), PosixFilePermissions.fromString(permissions));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
