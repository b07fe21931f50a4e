package io.github.tpm4j.machines.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.machines.GuestShell;
import io.github.tpm4j.machines.TpmTraces;
import io.github.tpm4j.peers.TpmModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A guest that ends without warning leaves a TPM that it finds again, and nothing else. */
@Tag("peer")
class LostGuestTest {
  private static final long PAUSE_MILLIS = 100;

  @Test
  void findsItsTpmAgain_andUndefineRemovesIt() throws Exception {
    try (LibvirtDaemon daemon = LibvirtDaemon.system()) {
      String folder;
      try (Domain domain = Domain.define(daemon, "lost", TpmXml.emulator(TpmModel.TIS))) {
        folder = domain.stateFolder();
        TpmTraces traces;
        try (GuestShell shell = domain.boot()) {
          traces = TpmTraces.leave(shell);
          daemon.inside("kill -9 $(cat /run/libvirt/qemu/lost.pid)").succeed();
          await(() -> domain.state().equals("shut off"));
        }
        await(() -> daemon.inside("pgrep -f '[S]wtpm socket'").run().status() == 1);
        assertEquals("", daemon.inside("ls /run/libvirt/qemu/swtpm").succeed().text());
        try (GuestShell shell = domain.boot()) {
          traces.assertRestarted(shell);
          // swtpm alone: libvirt does not notice; the next start has to do without an order to end.
          daemon.inside("kill -9 $(pgrep -f '[S]wtpm socket')").succeed();
        }
        domain.virsh("destroy");
        try (GuestShell shell = domain.boot()) {
          traces.assertReset(shell);
        }
        daemon.inside("test -e " + folder + "/tpm2/tpm2-00.permall").succeed();
      }
      daemon.inside("test ! -e " + folder).succeed();
    }
  }

  private static void await(Condition condition) throws Exception {
    while (!condition.holds()) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** Something that comes true in a while. */
  private interface Condition {
    boolean holds() throws Exception;
  }
}
