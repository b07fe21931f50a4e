package io.github.tpm4j.conformance.dropin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drop-in serves as swtpm 0.7.1 was seen to: when it ends, and what it leaves. */
@Tag("peer")
class DropInServerTest {
  private static final String INIT = "0000000200000000";
  private static final String OK = "00000000";
  private static final String BAD_LOCALITY = "0000003d";
  private static final String SET_LOCALITY = "00000005";
  private static final String RANDOM = "80010000000c0000017b0008";
  private static final String RANDOM_ANSWER = "8001000000140000000000080000".substring(0, 24);

  @TempDir private Path folder;
  private DropIn dropIn;
  private Path control;
  private Path data;

  @BeforeEach
  void install() throws IOException {
    dropIn = DropIn.in(folder);
    control = folder.resolve("ctrl");
    data = folder.resolve("data");
    Files.createDirectory(folder.resolve("state"));
  }

  private Served start(String... further) throws IOException, InterruptedException {
    String[] all = new String[further.length + 6];
    String[] first = {
      "socket",
      "--tpm2",
      "--tpmstate",
      "dir=state,mode=0600",
      "--ctrl",
      "type=unixio,path=ctrl,mode=0600"
    };
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(further, 0, all, first.length, further.length);
    return Served.start(dropIn, folder, control, all);
  }

  /** Its data channel is opened after the control channel, whose file is the sign. */
  private Served startWithData(String... further) throws IOException, InterruptedException {
    String[] all = new String[further.length + 8];
    String[] first = {
      "socket",
      "--tpm2",
      "--tpmstate",
      "dir=state",
      "--ctrl",
      "type=unixio,path=ctrl",
      "--server",
      "type=unixio,path=data"
    };
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(further, 0, all, first.length, further.length);
    return Served.start(dropIn, folder, data, all);
  }

  @Test
  void staysForTheNextClientAndCleansUpAtItsEnd() throws Exception {
    try (Served served = start("--pid", "file=pid")) {
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(control)));
      try (SocketChannel client = Served.connect(control)) {
        assertEquals(OK, Served.ask(client, INIT));
      }
      try (SocketChannel client = Served.connect(control)) {
        assertEquals(OK, Served.ask(client, SET_LOCALITY + "04"));
      }
      assertEquals(served.pid() + "\n", Files.readString(folder.resolve("pid")));
      assertEquals(0, served.terminate());
      assertFalse(Files.exists(control), "the socket's file");
      assertFalse(Files.exists(folder.resolve("pid")), "the number's file");
      assertTrue(Files.size(folder.resolve("state/tpm2-00.permall")) > 0, "the state");
    }
  }

  /** Their files had the same name for a moment, and each got the requests of both. */
  @Test
  void tellsSocketsApartWhoseNamesDifferInTheLastLetter() throws Exception {
    try (Served served =
        Served.start(
            dropIn,
            folder,
            folder.resolve("b"),
            "socket",
            "--tpm2",
            "--tpmstate",
            "dir=state",
            "--ctrl",
            "type=unixio,path=a",
            "--server",
            "type=unixio,path=b")) {
      for (int i = 0; i < 8; i++) {
        try (SocketChannel client = Served.connect(folder.resolve("a"))) {
          assertEquals(OK, Served.ask(client, INIT));
        }
      }
      assertEquals(0, served.terminate());
    }
  }

  @Test
  void endsWithTheClientOfTheDataChannelIfAsked() throws Exception {
    try (Served served = startWithData("--terminate");
        SocketChannel client = Served.connect(control)) {
      assertEquals(OK, Served.ask(client, INIT));
      try (SocketChannel commands = Served.connect(data)) {
        assertTrue(Served.ask(commands, "80010000000c000001440000").startsWith("80010000000a"));
      }
      assertEquals(0, served.awaitEnd());
    }
  }

  @Test
  void hangsUpAfterEachAnswerIfAsked() throws Exception {
    try (Served served =
        Served.start(
            dropIn,
            folder,
            data,
            "socket",
            "--tpm2",
            "--tpmstate",
            "dir=state",
            "--server",
            "type=unixio,path=data,disconnect",
            "--flags",
            "startup-clear")) {
      for (int i = 0; i < 2; i++) {
        try (SocketChannel commands = Served.connect(data)) {
          assertEquals(RANDOM_ANSWER, Served.ask(commands, RANDOM).substring(0, 24));
          assertEquals("", Served.read(commands));
        }
      }
      assertEquals(0, served.terminate());
    }
  }

  @Test
  void refusesTheHardwaresLocalityIfAsked() throws Exception {
    try (Served served = start("--locality", "reject-locality-4", "--flags", "not-need-init");
        SocketChannel client = Served.connect(control)) {
      assertEquals(BAD_LOCALITY, Served.ask(client, SET_LOCALITY + "04"));
      assertEquals(OK, Served.ask(client, SET_LOCALITY + "03"));
    }
  }

  @Test
  void goesToTheBackgroundWhenItListens() throws Exception {
    dropIn
        .tool(
            "socket",
            "--tpm2",
            "--tpmstate",
            "dir=" + folder.resolve("state"),
            "--daemon",
            "--ctrl",
            "type=unixio,path=" + control,
            "--pid",
            "file=" + folder.resolve("pid"))
        .succeed();
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).trim());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    try (SocketChannel client = Served.connect(control)) {
      assertEquals(OK, Served.ask(client, INIT));
    } finally {
      server.destroy();
      server.onExit().join();
    }
    assertFalse(Files.exists(control), "the socket's file");
  }

  @Test
  void changesToAnotherUserOrRefuses() {
    for (String[] missed : new String[][] {{"--runa", "nobody"}, {"-rnobody"}, {"-td"}}) {
      String[] words = new String[6 + missed.length];
      String[] first = {
        "socket", "--tpm2", "--tpmstate", "dir=state", "--ctrl", "type=unixio,path=other"
      };
      System.arraycopy(first, 0, words, 0, first.length);
      System.arraycopy(missed, 0, words, first.length, missed.length);
      String said = dropIn.tool(words).in(folder).refuse().errors();
      assertTrue(said.startsWith("swtpm: Give --daemon and --runas USER"), said);
      assertFalse(Files.exists(folder.resolve("other")), "a socket");
    }
  }

  @Test
  void saysWhyAnotherTpmHasTheState() throws Exception {
    try (Served served = start("--flags", "startup-clear");
        SocketChannel client = Served.connect(control)) {
      assertEquals(OK, Served.ask(client, SET_LOCALITY + "00"));
      String said =
          dropIn
              .tool(
                  "socket",
                  "--tpm2",
                  "--tpmstate",
                  "dir=state",
                  "--ctrl",
                  "type=unixio,path=other",
                  "--flags",
                  "startup-clear")
              .in(folder)
              .refuse()
              .errors();
      assertTrue(said.contains("in use by another process"), said);
      assertEquals(1, said.lines().filter(line -> line.contains("in use")).count(), said);
      assertFalse(Files.exists(folder.resolve("other")), "the socket of the one that failed");
    }
  }

  @Test
  void movesStateOnlyUnderTheMigrationKey() throws Exception {
    Files.writeString(folder.resolve("key"), "00112233445566778899aabbccddeeff");
    Files.writeString(folder.resolve("other"), "ffeeddccbbaa99887766554433221100");
    try (Served served = start("--migration-key", "file=key")) {
      ioctl("-i").succeed();
      ioctl("--save", "permanent", "blob").succeed();
      assertEquals(0, served.terminate());
    }
    for (String[] wrong : new String[][] {{}, {"--migration-key", "file=other"}}) {
      try (Served served = start(wrong)) {
        ioctl("--load", "permanent", "blob").refuse();
      }
    }
    try (Served served = start("--migration-key", "file=key")) {
      ioctl("--load", "permanent", "blob").succeed();
      ioctl("-i").succeed();
    }
  }

  private Tool ioctl(String... arguments) {
    String[] command = new String[arguments.length + 3];
    command[0] = "swtpm_ioctl";
    command[1] = "--unix";
    command[2] = "ctrl";
    System.arraycopy(arguments, 0, command, 3, arguments.length);
    return Tool.of(command).in(folder);
  }
}
