package io.github.tpm4j.conformance.dropin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What swtpm refuses, the drop-in refuses in the same line and with the same exit status. */
@Tag("peer")
class SwtpmMessagesTest {
  private static final String TPM = "socket --tpm2 --tpmstate dir=state ";
  private static final String SERVED = TPM + "--ctrl type=unixio,path=c ";

  /** Each is wrong in one way; the words are separated by spaces. */
  private static final List<String> WRONG =
      List.of(
          "",
          "other",
          "cuse -n vtpm --tpm2 --tpmstate dir=state",
          "socket --bogus",
          "socket --tpm2 --tpmstate",
          "socket --tpm2 --t dir=state",
          "socket --tpm2=1",
          "socket -x",
          "socket -p",
          "socket --print-states",
          "socket --tpm2 --tpmstate foo=bar",
          "socket --tpm2 --tpmstate dir=/nonexistent,dir=state --print-states",
          "socket --tpm2 --tpmstate mode=0600 --ctrl type=unixio,path=c",
          "socket --tpm2 --tpmstate dir=state,mode=9 --ctrl type=unixio,path=c",
          SERVED + "extra",
          TPM + "-p 99999",
          TPM + "--fd 99",
          TPM + "--server type=foo",
          TPM + "--server type=tcp",
          TPM + "--server type=tcp,port=99999",
          TPM + "--server type=tcp,port=abc",
          TPM + "--server type=tcp,fd=99",
          TPM + "--server type=unixio",
          TPM + "--ctrl foo",
          TPM + "--ctrl type=unixio",
          TPM + "--ctrl type=tcp",
          TPM + "--ctrl type=unixio,clientfd=99",
          TPM + "--ctrl type=unixio,path=c,mode=999",
          TPM + "--ctrl type=unixio,path=/nonexistent/c",
          SERVED + "--flags foo",
          SERVED + "--locality foo",
          SERVED + "--seccomp action=foo",
          SERVED + "--runas nobody-of-this-name",
          SERVED + "--pid foo",
          SERVED + "--pid fd=99",
          SERVED + "--pid file=/nonexistent/p",
          SERVED + "--log foo",
          SERVED + "--log level=x",
          SERVED + "--key foo",
          SERVED + "--key file=/nonexistent",
          SERVED + "--key file=/nonexistent,remove",
          SERVED + "--key file=/nonexistent,remove=x",
          SERVED + "--key fd=99",
          SERVED + "--key file=key,mode=aes-foo",
          SERVED + "--key file=key,format=foo",
          SERVED + "--key file=key,format=hex",
          SERVED + "--key file=long",
          SERVED + "--key pwdfile=key,kdf=foo",
          SERVED + "--migration-key foo",
          "chardev",
          "chardev -x",
          "chardev --tpm2=1",
          "chardev --tpmstate",
          "chardev extra",
          "chardev --server type=tcp,port=1",
          "chardev --fd x",
          "chardev --fd 99",
          "chardev --chardev /nonexistent --pid foo",
          "chardev --chardev state",
          "chardev --log foo",
          "chardev --locality foo",
          "chardev --chardev /dev/null --key foo",
          "chardev --chardev /dev/null --flags foo",
          "chardev --key foo",
          "chardev --runas nobody-of-this-name");

  /** Where the kernel has the proxy, swtpm would make a TPM of this machine. */
  private static final List<String> WITHOUT_PROXY =
      List.of(
          "--tpm2 --tpmstate dir=state",
          "extra",
          "--fd 99",
          "--pid foo",
          "--tpmstate foo=bar",
          "--ctrl foo",
          "--log foo",
          "--key foo",
          "--flags foo",
          "--seccomp action=foo");

  @TempDir private Path folder;

  @Test
  void areThoseOfSwtpm() throws IOException {
    Files.createDirectory(folder.resolve("state"));
    Files.writeString(folder.resolve("key"), "no key");
    Files.writeString(folder.resolve("long"), "0".repeat(64));
    DropIn dropIn = DropIn.in(folder);
    List<String> swtpms = new ArrayList<>();
    List<String> ours = new ArrayList<>();
    for (String line : WRONG) {
      String[] words = line.isEmpty() ? new String[0] : line.split(" ");
      swtpms.add(said(line, swtpm(words)));
      ours.add(said(line, dropIn.tool(words).in(folder).run()));
    }
    assertEquals(String.join("\n", swtpms), String.join("\n", ours));
  }

  @Test
  void otherTypesPrintWhatIsThereToo() throws IOException {
    Files.createDirectory(folder.resolve("state"));
    Files.writeString(folder.resolve("state/tpm2-00.permall"), "DUMMY\n");
    String[] words = "chardev --print-states --tpm2 --tpmstate dir=state".split(" ");
    assertEquals(said("", swtpm(words)), said("", DropIn.in(folder).tool(words).in(folder).run()));
  }

  @Test
  void aKernelWithoutProxyIsNamed() throws IOException {
    DropIn dropIn = DropIn.in(folder);
    boolean isProxyThere = Files.exists(Path.of("/dev/vtpmx"));
    for (String options : WITHOUT_PROXY) {
      String[] words = ("chardev --vtpm-proxy " + options).split(" ");
      String ours = said("", dropIn.tool(words).in(folder).run());
      assertTrue(ours.startsWith(": 1 swtpm: "), ours);
      if (!isProxyThere) {
        assertEquals(said("", swtpm(words)), ours, options);
      }
    }
  }

  private static String said(String line, ToolResult result) {
    String first = result.errors().lines().findFirst().orElse("");
    return line + ": " + result.status() + " " + first;
  }

  private ToolResult swtpm(String... words) {
    List<String> command = new ArrayList<>(List.of("swtpm"));
    command.addAll(List.of(words));
    return Tool.of(command.toArray(String[]::new)).in(folder).run();
  }
}
