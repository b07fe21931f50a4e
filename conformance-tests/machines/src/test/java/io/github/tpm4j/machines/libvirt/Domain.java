package io.github.tpm4j.machines.libvirt;

import io.github.tpm4j.machines.GuestShell;
import io.github.tpm4j.machines.WorkFolder;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A virtual machine that libvirt has a definition of. */
final class Domain implements AutoCloseable {
  private final LibvirtDaemon daemon;
  private final String name;
  private final String xml;

  private Domain(LibvirtDaemon daemon, String name, String xml) {
    this.daemon = daemon;
    this.name = name;
    this.xml = xml;
  }

  /**
   * Defines it.
   *
   * @param tpm the XML element {@code tpm}
   */
  static Domain define(LibvirtDaemon daemon, String name, String tpm) throws IOException {
    Domain domain = new Domain(daemon, name, xml(daemon.folder(), name, tpm, ""));
    Path file = Files.writeString(daemon.folder().resolve(name + ".xml"), domain.xml);
    daemon.virsh("define", file.toString()).succeed();
    return domain;
  }

  private static String xml(Path folder, String name, String tpm, String further)
      throws IOException {
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
              <source mode='bind' path='%6$s/%1$s.shell'/>
              <target port='1'/>
            </serial>
            %7$s
            %8$s
          </devices>
        </domain>
        """
        .formatted(
            name,
            UUID.randomUUID(),
            WorkFolder.script(),
            WorkFolder.kernel(),
            WorkFolder.initrd(),
            folder,
            tpm,
            further);
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
    return GuestShell.connect(daemon.folder().resolve(name + ".shell"));
  }

  /** Such as "running" or "shut off". */
  String state() {
    return virsh("domstate").text().strip();
  }

  /** Ends it, and forgets it and its TPM. */
  @Override
  public void close() {
    daemon.virsh("destroy", name).run();
    virsh("undefine", "--managed-save", "--snapshots-metadata");
  }
}
