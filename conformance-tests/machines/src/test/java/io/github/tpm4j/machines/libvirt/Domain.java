package io.github.tpm4j.machines.libvirt;

import io.github.tpm4j.machines.GuestShell;
import io.github.tpm4j.machines.WorkFolder;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** A virtual machine that libvirt has a definition of. */
final class Domain implements AutoCloseable {
  private final LibvirtDaemon daemon;
  private final String name;
  private final UUID uuid;
  private final String disk;
  private final Path shellSocket;

  private Domain(LibvirtDaemon daemon, String name, UUID uuid, String disk, Path shellSocket) {
    this.daemon = daemon;
    this.name = name;
    this.uuid = uuid;
    this.disk = disk;
    this.shellSocket = shellSocket;
  }

  /**
   * Defines it.
   *
   * @param tpm the XML element {@code tpm}
   */
  static Domain define(LibvirtDaemon daemon, String name, String tpm) throws IOException {
    return define(daemon, name, tpm, "");
  }

  /** As {@link #define(LibvirtDaemon, String, String)}, with a disk that snapshots are kept in. */
  static Domain defineWithDisk(LibvirtDaemon daemon, String name, String tpm) throws IOException {
    Path disk = daemon.folder().resolve(name + ".qcow2");
    Tool.of("qemu-img", "create", "-q", "-f", "qcow2", disk.toString(), "16M").succeed();
    // QEMU runs as another user; only the daemon of the system gives it its files.
    Files.setPosixFilePermissions(disk, PosixFilePermissions.fromString("rw-rw-rw-"));
    String xml =
        """
        <disk type='file' device='disk'>
          <driver name='qemu' type='qcow2'/><source file='%s'/><target dev='vda'/>
        </disk>
        """;
    return define(daemon, name, tpm, xml.formatted(disk));
  }

  private static Domain define(LibvirtDaemon daemon, String name, String tpm, String disk)
      throws IOException {
    Domain domain =
        new Domain(daemon, name, UUID.randomUUID(), disk, daemon.folder().resolve(name + ".shell"));
    domain.redefine(tpm);
    return domain;
  }

  /** Gives it another TPM. */
  void redefine(String tpm) throws IOException {
    daemon.virsh("define", definition(tpm).toString()).succeed();
  }

  private String xml(String tpm) throws IOException {
    return """
        <domain type='qemu'>
          <name>%1$s</name>
          <uuid>%2$s</uuid>
          <memory unit='MiB'>512</memory>
          <vcpu>1</vcpu>
          <sysinfo type='fwcfg'>
            <entry name='opt/guest/script' file='%3$s'/>
          </sysinfo>
          <os>
            <type arch='x86_64' machine='q35'>hvm</type>
            <kernel>%4$s</kernel>
            <initrd>%5$s</initrd>
            <cmdline>console=ttyS0 panic=-1 guest.limit=1200</cmdline>
          </os>
          <features><acpi/></features>
          <cpu mode='maximum'/>
          <devices>
            <controller type='usb' model='none'/>
            <memballoon model='none'/>
            <serial type='file'><source path='%6$s/%1$s.console'/><target port='0'/></serial>
            <serial type='unix'>
              <source mode='bind' path='%9$s'/>
              <target port='1'/>
            </serial>
            %7$s
            %8$s
          </devices>
        </domain>
        """
        .formatted(
            name,
            uuid,
            WorkFolder.script(),
            WorkFolder.kernel(),
            WorkFolder.initrd(),
            daemon.folder(),
            tpm,
            disk,
            shellSocket);
  }

  /** Runs a command of virsh whose first argument is this domain, and expects success. */
  ToolResult virsh(String command, String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = command;
    all[1] = name;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return daemon.virsh(all).succeed();
  }

  /** What runs in the guest, once it has booted. */
  GuestShell boot() throws IOException, InterruptedException {
    virsh("start");
    return shell().awaitBoot();
  }

  /** The shell of a guest that has booted before. */
  GuestShell shell() throws IOException, InterruptedException {
    return GuestShell.connect(shellSocket);
  }

  /** Such as "running" or "shut off". */
  String state() {
    return virsh("domstate").text().strip();
  }

  /** The domain as it is after it was migrated to another daemon: its sockets are there. */
  Domain on(LibvirtDaemon other) {
    return new Domain(other, name, uuid, disk, other.folder().resolve(name + ".shell"));
  }

  /** Its definition, in a file. */
  Path definition(String tpm) throws IOException {
    return Files.writeString(daemon.folder().resolve(name + ".xml"), xml(tpm));
  }

  String name() {
    return name;
  }

  /** The folder below libvirt's own for TPMs, in which it keeps the TPM's state. */
  String stateFolder() {
    return "/var/lib/libvirt/swtpm/" + uuid;
  }

  /** Ends it, and forgets it and its TPM. */
  @Override
  public void close() {
    daemon.virsh("destroy", name).run();
    virsh("undefine", "--managed-save", "--snapshots-metadata");
  }
}
