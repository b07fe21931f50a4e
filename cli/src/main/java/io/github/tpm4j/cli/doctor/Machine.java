package io.github.tpm4j.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files by which a Linux machine shows its TPM, and who may use it.
 *
 * @param root {@code /}, or a folder that looks like it
 */
record Machine(Path root) {
  private static final int OWNER_SHIFT = 6;
  private static final int GROUP_SHIFT = 3;
  private static final int READ_WRITE = 6;

  /** This process: its user and groups, which are numbers. */
  private record User(int id, Set<Integer> groups) {}

  Path file(String path) {
    return root.resolve(path.substring(1));
  }

  boolean has(String path) {
    return Files.exists(file(path));
  }

  /** The TPMs that the kernel has a driver for, such as {@code tpm0}. */
  List<String> chips() {
    Path folder = file("/sys/class/tpm");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The major version of a TPM, as the kernel knows it; empty if it does not say. */
  Optional<String> version(String chip) {
    return text("/sys/class/tpm/" + chip + "/tpm_version_major").map(String::strip);
  }

  /** Whether a program of this name runs. */
  boolean runs(String name) {
    Path folder = file("/proc");
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(process -> process.matches("[0-9]+"))
          .anyMatch(process -> text("/proc/" + process + "/comm").orElse("").strip().equals(name));
    } catch (IOException e) {
      return false;
    }
  }

  /** The loaded kernel modules that are about TPMs. */
  List<String> tpmModules() {
    return text("/proc/modules").stream()
        .flatMap(String::lines)
        .map(line -> line.split(" ", 2)[0])
        .filter(name -> name.startsWith("tpm"))
        .sorted()
        .toList();
  }

  /** Whether this process may read and write a device, by its owner, group and permissions. */
  boolean mayUse(String path) throws IOException {
    int mode = (Integer) Files.getAttribute(file(path), "unix:mode");
    int owner = (Integer) Files.getAttribute(file(path), "unix:uid");
    int group = groupOf(path);
    User user = user();
    if (user.id == 0) {
      return true;
    }
    int shift = user.id == owner ? OWNER_SHIFT : user.groups.contains(group) ? GROUP_SHIFT : 0;
    return (mode >> shift & READ_WRITE) == READ_WRITE;
  }

  /** Whether the members of the device's group may use it, and the group is not root's. */
  boolean groupMayUse(String path) throws IOException {
    int mode = (Integer) Files.getAttribute(file(path), "unix:mode");
    return groupOf(path) != 0 && (mode >> GROUP_SHIFT & READ_WRITE) == READ_WRITE;
  }

  private int groupOf(String path) throws IOException {
    return (Integer) Files.getAttribute(file(path), "unix:gid");
  }

  /** The name of the device's group, or its number. */
  String groupName(String path) throws IOException {
    int group = groupOf(path);
    return groupLines()
        .filter(fields -> fields.length > 2 && fields[2].equals(Integer.toString(group)))
        .map(fields -> fields[0])
        .findFirst()
        .orElse(Integer.toString(group));
  }

  /** Whether the user of this name is a member of the device's group, if not of this process's. */
  boolean isMember(String userName, String path) throws IOException {
    int group = groupOf(path);
    return groupLines()
        .filter(fields -> fields.length > 3 && fields[2].equals(Integer.toString(group)))
        .anyMatch(fields -> Arrays.asList(fields[3].split(",")).contains(userName));
  }

  private Stream<String[]> groupLines() {
    return text("/etc/group").stream().flatMap(String::lines).map(line -> line.split(":", -1));
  }

  private User user() {
    List<String> status = text("/proc/self/status").stream().flatMap(String::lines).toList();
    Set<Integer> groups = new HashSet<>(numbers(status, "Groups:"));
    // Real, effective, saved and file system's; the last one counts here.
    List<Integer> ids = numbers(status, "Uid:");
    List<Integer> groupIds = numbers(status, "Gid:");
    groups.addAll(groupIds);
    return new User(ids.isEmpty() ? -1 : ids.get(ids.size() - 1), groups);
  }

  private static List<Integer> numbers(List<String> lines, String label) {
    return lines.stream()
        .filter(line -> line.startsWith(label))
        .flatMap(line -> Arrays.stream(line.substring(label.length()).strip().split("\\s+")))
        .filter(number -> !number.isEmpty())
        .map(Integer::valueOf)
        .collect(Collectors.toList());
  }

  private Optional<String> text(String path) {
    try {
      return Optional.of(Files.readString(file(path)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
