package io.github.tpm4j.conformance.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Checkout;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of loaded classes, which makes starts sooner and must never make one fail. */
@Tag("peer")
class ClassArchiveTest {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int MEBIBYTE = 1 << 20;

  /** Runs the command "version" with the archive, which is made where there is none. */
  private static final String START =
      """
      . "$TOOLS/jdk.sh"; . "$TOOLS/archive.sh"; require_jdk
      start() {
        archive_options "$1" make
        "$JAVA_HOME/bin/java" "${native_access[@]}" "${archive_options[@]}" \
          -Xlog:class+load:file="$2" -cp "$1" io.github.tpm4j.cli.Tpm4j version
      }
      serve_nothing() {
        archive_options "$1" make
        "$JAVA_HOME/bin/java" "${native_access[@]}" "${archive_options[@]}" \
          -Xlog:class+load:file="$2" -cp "$1" io.github.tpm4j.cli.Tpm4j serve mssim --port 0 --state /dev/null/tpm 2> refused || true
      }
      """;

  /** The same for all: an archive serves the jar of the path that it was recorded with. */
  @TempDir private static Path folder;

  @TempDir private static Path kept;

  /** A whole one, kept from one test for others, for it takes seconds to make; null before. */
  private static Path keptArchive;

  private Path jar;

  @BeforeEach
  void install() throws IOException {
    String built =
        Tool.of(Checkout.root().resolve("tpm4j").toString(), "jar").within(LIMIT).succeed().text();
    jar = Files.createDirectory(folder.resolve("installed")).resolve("tpm4j.jar");
    Files.copy(Path.of(built.strip()), jar);
    // An archive counts if it is newer.
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));
  }

  @AfterEach
  void remove() {
    Tool.of("bash", "-c", "[ ! -e installed ] || chmod 755 installed; rm -rf ./*")
        .in(folder)
        .succeed();
  }

  private void installWithArchive() throws IOException {
    if (keptArchive == null) {
      start();
      Path made = archives().get(0);
      keptArchive = Files.copy(made, kept.resolve(made.getFileName()));
    } else {
      Files.copy(keptArchive, jar.resolveSibling(keptArchive.getFileName()));
    }
  }

  private ToolResult run(String script) {
    Path tools = Checkout.root().resolve("tools");
    return Tool.of("bash", "-euo", "pipefail", "-c", START + script)
        .with("TOOLS", tools.toString())
        .in(folder)
        .within(LIMIT)
        .succeed();
  }

  /** The only thing that a user may see of it. */
  private void assertStarts(ToolResult result) {
    assertTrue(result.text().startsWith("tpm4j "), result::toString);
    assertEquals("", result.errors());
  }

  private ToolResult start() {
    return run("start installed/tpm4j.jar classes");
  }

  private boolean isUsed() throws IOException {
    return Files.readAllLines(folder.resolve("classes")).stream()
        .anyMatch(line -> line.contains("tpm4j.cli.Tpm4j ") && line.contains("shared objects"));
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(jar.getParent())) {
      return files.filter(file -> !file.equals(jar)).toList();
    }
  }

  @Test
  void isMadeOnceAndUsed() throws IOException {
    assertStarts(start());
    assertTrue(isUsed());
    List<Path> made = archives();
    assertEquals(1, made.size(), made::toString);
    FileTime time = Files.getLastModifiedTime(made.get(0));

    assertStarts(start());
    assertEquals(time, Files.getLastModifiedTime(made.get(0)));
  }

  /**
   * To read one class of the jar, the JVM reads a directory of 12,000 files first. The AOT cache of
   * JDK 25 has no place for classes as old as picocli's, nor for those that extend them.
   */
  @Test
  void hasAllThatTheCommandLineOfAServerNeeds() throws IOException {
    installWithArchive();
    run("serve_nothing installed/tpm4j.jar classes");
    List<String> loaded = Files.readAllLines(folder.resolve("classes"));
    String owner = Runtime.version().feature() < 25 ? "picocli" : "tpm4j.engine.";
    assertTrue(loaded.stream().anyMatch(line -> line.contains(owner)), "no " + owner);
    assertEquals(
        List.of(),
        loaded.stream()
            .filter(line -> line.contains(owner) && line.contains("source: file:"))
            // What was recorded was not refused.
            .filter(line -> !line.contains("StateStoreException"))
            .toList());
  }

  @Test
  void isMadeAnewForAnotherJar() throws IOException {
    installWithArchive();
    FileTime before = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(archives().get(0), before);
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_060_000L));

    assertStarts(start());
    assertTrue(isUsed());
    assertTrue(Files.getLastModifiedTime(archives().get(0)).compareTo(before) > 0);
  }

  @Test
  void doesNoHarmWhereItIsOfAnotherJar() throws IOException {
    installWithArchive();
    // Older than the archive, but not the jar that was recorded.
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_060_000L));
    assertStarts(start());
    assertFalse(isUsed());
  }

  @Test
  void isMadeAnewWhereItIsDamaged() throws IOException {
    installWithArchive();
    byte[] whole = Files.readAllBytes(archives().get(0));
    byte[] changed = whole.clone();
    for (int i = whole.length / 2; i < whole.length / 2 + MEBIBYTE; i++) {
      changed[i] ^= 0x55;
    }
    for (byte[] damaged : List.of(changed, Arrays.copyOf(whole, whole.length / 3), new byte[0])) {
      Path archive = archives().get(0);
      Files.delete(archive);
      Files.write(archive, damaged);
      assertStarts(start());
      assertTrue(isUsed(), damaged.length + " bytes");
      assertEquals(1, archives().size());
    }
  }

  @Test
  void mayBeMadeByTwoAtOnce() throws IOException {
    ToolResult both =
        run("start installed/tpm4j.jar others & start installed/tpm4j.jar classes; wait $!");
    assertStarts(both);
    assertEquals(2, both.text().lines().filter(line -> line.startsWith("tpm4j ")).count());
    assertStarts(start());
    assertTrue(isUsed());
  }

  /** Ctrl-C ends the start, and with it the TPM whose classes are recorded. */
  @Test
  void leavesNothingWhereItsMakingIsInterrupted() throws IOException {
    Files.writeString(folder.resolve("script"), START + "start installed/tpm4j.jar classes");
    ToolResult interrupted =
        run(
            """
            setsid env --default-signal=INT bash -euo pipefail script & group=$!
            until [ -e installed/tpm4j-*/state ]; do sleep 0.05; done
            kill -INT -- "-$group"
            wait "$group" || echo "ended with $?"
            ! kill -KILL -- "-$group" 2> /dev/null || echo "left a process"
            """);
    assertEquals("ended with 130\n", interrupted.text());
    assertEquals(List.of(), archives());
  }

  @Test
  void isInTheUsersCacheWhereTheFolderMayNotBeWritten() throws IOException {
    assertStarts(asNobody("mkdir -m 700 home; export HOME=$PWD/home; start $JAR classes"));
    assertTrue(Files.readString(folder.resolve("own/classes")).contains("shared objects"));
    assertEquals(List.of(), archives());
    Path cache = folder.resolve("own/home/.cache/tpm4j");
    assertEquals("rwx------", permissions(cache));
    try (Stream<Path> files = Files.list(cache)) {
      assertEquals(List.of("r--r--r--"), files.map(ClassArchiveTest::permissions).toList());
    }
  }

  @Test
  void isNotUsedFromACacheThatOthersMayWrite() throws IOException {
    assertStarts(
        asNobody(
            "mkdir -p home/.cache/tpm4j; chmod 777 home/.cache/tpm4j; export HOME=$PWD/home;"
                + " start $JAR classes"));
    try (Stream<Path> files = Files.list(folder.resolve("own/home/.cache/tpm4j"))) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void isNotMissedWhereThereIsNoPlaceForIt() throws IOException {
    assertStarts(asNobody("unset HOME XDG_CACHE_HOME; start $JAR classes"));
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In a folder of his own, with the jar in one that only its owner may write. */
  private ToolResult asNobody(String script) throws IOException {
    Files.writeString(folder.resolve("script"), START + script);
    return run(
        """
        mkdir tools own; cp "$TOOLS"/*.sh script tools; chmod 777 own; chmod 755 . tools installed
        [ "$(id -u)" != 0 ] || as="setpriv --reuid=65534 --clear-groups"
        [ "$(id -u)" = 0 ] || chmod 555 installed
        cd own
        TOOLS=../tools JAR=../installed/tpm4j.jar ${as:-} bash -euo pipefail ../tools/script
        """);
  }
}
