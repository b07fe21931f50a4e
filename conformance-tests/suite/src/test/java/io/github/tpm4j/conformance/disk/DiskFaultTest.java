package io.github.tpm4j.conformance.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.commands.PasswordCommands;
import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.JavaCommand;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be stored is not acknowledged, and what was acknowledged is not lost. */
class DiskFaultTest {
  /** Blocks of 512 bytes: the state file is written anew at about 1,000. */
  private static final int FILE_LIMIT_BLOCKS = 600;

  @TempDir private Path folder;
  private Path state;

  private String tcti() {
    state = folder.resolve("tpm");
    return "engine:dir=" + state + ",durability=process";
  }

  @Test
  void fullDiskLeadsToFailureMode_andToNoLoss() throws Exception {
    String[] words = run("ulimit -f " + FILE_LIMIT_BLOCKS + "; exec ", tcti()).split(" ");
    int failure = TpmRc.FAILURE.value();
    assertEquals(
        List.of(failure, failure), List.of(Integer.valueOf(words[1]), Integer.valueOf(words[2])));
    int acknowledged = Integer.parseInt(words[0]);
    assertTrue(acknowledged > 10, words[0]);
    try (Transport tpm = open()) {
      assertEquals(FillingProcess.content(acknowledged), content(tpm));
    }
  }

  @Test
  void directoryThatMayNotBeWrittenIsNamed() throws Exception {
    String tcti = tcti();
    Files.createDirectory(state);
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("r-x------"));
    try {
      String said = run("exec " + withoutPrivilege(), tcti);
      assertTrue(said.startsWith("not opened: ") && said.contains(state.toString()), said);
    } finally {
      Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Permissions do not bind root, unless it gives up the right to ignore them. */
  private static String withoutPrivilege() {
    boolean isRoot = System.getProperty("user.name").equals("root");
    return isRoot ? "setpriv --bounding-set -dac_override,-dac_read_search " : "";
  }

  @Test
  void removedDirectoryLeadsToFailureMode() throws Exception {
    String tcti = tcti();
    try (Transport tpm = open(tcti)) {
      try (var files = Files.list(state)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(state);
      assertEquals(TpmRc.FAILURE, FillingProcess.code(tpm, changeOwnerAuth()));
    }
  }

  @Test
  void removedStateFileIsWrittenAnew() throws Exception {
    String tcti = tcti();
    try (Transport tpm = open(tcti)) {
      Files.delete(state.resolve("state"));
      assertEquals(TpmRc.SUCCESS, FillingProcess.code(tpm, changeOwnerAuth()));
    }
    try (Transport tpm = open(tcti)) {
      assertEquals(TpmRc.BAD_AUTH.session(1), FillingProcess.code(tpm, changeOwnerAuth()));
    }
  }

  @Test
  void directoryOfAServerIsRefused() throws IOException {
    String tcti = tcti();
    try (EngineServer server =
        EngineServer.start("mssim", "--port", "0", "--state", state.toString())) {
      assertEquals(2, server.addresses().size());
      TransportException refusal =
          assertThrows(TransportException.class, () -> Transports.open(tcti));
      String message = refusal.getMessage();
      assertTrue(
          message.contains("another process") && message.contains(state.toString()), message);
    }
  }

  private Transport open() throws TransportException {
    return open(tcti());
  }

  private static Transport open(String tcti) throws TransportException {
    Transport tpm = Transports.open(tcti);
    assertEquals(TpmRc.SUCCESS, FillingProcess.code(tpm, new Startup.Request(TpmSu.CLEAR)));
    return tpm;
  }

  private static HierarchyChangeAuth.Request changeOwnerAuth() {
    return new HierarchyChangeAuth.Request(TpmHandle.OWNER, SecretBytes.of(new byte[] {1}));
  }

  private static Bytes content(Transport tpm) throws TransportException {
    NvRead.Request read =
        new NvRead.Request(TpmHandle.OWNER, FillingProcess.INDEX, FillingProcess.INDEX_BYTES, 0);
    return PasswordCommands.response(read, tpm.transmit(PasswordCommands.octets(read))).data();
  }

  /** What {@link FillingProcess} prints, started by a shell with this before its command. */
  private static String run(String before, String tcti) throws Exception {
    List<String> words =
        JavaCommand.of(JavaCommand.SHORT_LIVED, FillingProcess.class.getName(), tcti);
    Process process =
        new ProcessBuilder("sh", "-c", before + "'" + String.join("' '", words) + "'")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), output);
    return output;
  }
}
