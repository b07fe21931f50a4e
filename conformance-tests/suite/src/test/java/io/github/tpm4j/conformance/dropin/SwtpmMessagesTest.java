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
          SERVED + "--migration-key foo");

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

  /** Where the kernel has the proxy, swtpm would make a TPM of this machine. */
  @Test
  void aKernelWithoutProxyIsNamed() throws IOException {
    String[] words = "chardev --tpm2 --vtpm-proxy --tpmstate dir=state".split(" ");
    String ours = said("", DropIn.in(folder).tool(words).in(folder).run());

    assertTrue(ours.startsWith(": 1 swtpm: "), ours);
    if (Files.notExists(Path.of("/dev/vtpmx"))) {
      assertEquals(said("", swtpm(words)), ours);
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
