package io.github.tpm4j.engine.crypto.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeLibraryTest {
  private static final String PACKAGE = "com.amazon.corretto.crypto.provider.";
  private static final String FOLDER = PACKAGE.replace('.', '/');
  private static final String LIBRARY =
      FOLDER + System.mapLibraryName("amazonCorrettoCryptoProvider");
  private static final String KNOWN_ANSWERS = FOLDER + "testdata/hmac.txt";

  @TempDir Path directory;

  private final List<String> warnings = new ArrayList<>();
  private final Logger log = Logger.getLogger("io.github.tpm4j.engine");
  private final Handler keeper =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
            warnings.add(entry.getMessage());
          }
        }

        @Override
        public void flush() {
          // Nothing is buffered.
        }

        @Override
        public void close() {
          // Nothing is open.
        }
      };

  @BeforeEach
  void listen() {
    log.addHandler(keeper);
  }

  @AfterEach
  void stopListening() {
    log.removeHandler(keeper);
  }

  @Test
  void theLibraryOfThisPlatformPassesItsSelfTest() {
    Optional<NativeLibrary> library = NativeLibrary.load(getClass().getClassLoader());
    assertTrue(library.orElseThrow().description().contains("AWS-LC"));
    assertEquals(List.of(), warnings);
  }

  @Test
  void theProvidersOfTheJvmStayAsTheyAre() {
    List<Provider> before = Arrays.asList(Security.getProviders());
    assertTrue(NativeLibrary.load(getClass().getClassLoader()).isPresent());
    assertEquals(before, Arrays.asList(Security.getProviders()));
    assertFalse(before.stream().anyMatch(it -> it.getClass().getName().startsWith(PACKAGE)));
  }

  @Test
  void whereItIsNotOnTheClassPathNothingIsReported() {
    assertTrue(NativeLibrary.load(ClassLoader.getPlatformClassLoader()).isEmpty());
    assertEquals(List.of(), warnings);
  }

  @Test
  void ofAnotherPlatformIsReportedOnceAndNotUsed() throws IOException {
    String warning = warningOf(Map.of(LIBRARY, Optional.empty()));
    assertTrue(warning.contains("of another platform"), warning);
  }

  @Test
  void forAnotherProcessorIsReportedOnceAndNotUsed() throws IOException {
    byte[] library = entry(LIBRARY);
    // e_machine of the ELF header: no processor.
    library[18] = 0x7F;
    library[19] = 0x7F;
    assertNotNull(warningOf(Map.of(LIBRARY, Optional.of(library))));
  }

  @Test
  void aBrokenFileIsReportedOnceAndNotUsed() throws IOException {
    // Not a library that was cut off: the system's linker takes the JVM down with it.
    byte[] broken = entry(LIBRARY);
    Arrays.fill(broken, 0, 4096, (byte) 0);
    assertNotNull(warningOf(Map.of(LIBRARY, Optional.of(broken))));
  }

  /** The known answers of its HMAC are in the jar; wrong ones make the self-test fail. */
  @Test
  void aFailedSelfTestIsReportedOnceAndItIsNotUsed() throws IOException {
    String answers = new String(entry(KNOWN_ANSWERS), StandardCharsets.UTF_8);
    String wrong = answers.replaceAll("(?m)[0-9a-f]{4}$", "0000");
    assertNotEquals(answers, wrong);
    byte[] octets = wrong.getBytes(StandardCharsets.UTF_8);
    String warning = warningOf(Map.of(KNOWN_ANSWERS, Optional.of(octets)));
    assertTrue(warning.contains("SELF_TEST") || warning.contains("elf-test"), warning);
  }

  /** The one line about the provider's jar with other contents, which is then not used. */
  private String warningOf(Map<String, Optional<byte[]>> changes) throws IOException {
    Path jar = directory.resolve("provider.jar");
    copyJar(jar, changes);
    URL[] classPath = {jar.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      assertTrue(NativeLibrary.load(loader).isEmpty());
    }
    assertEquals(1, warnings.size(), warnings::toString);
    String warning = warnings.get(0);
    assertTrue(warning.contains("Bouncy Castle and the JDK do its work"), warning);
    assertEquals(1, warning.lines().count(), warning);
    return warning;
  }

  /** Copies the provider's jar without its signature; an empty change leaves an entry out. */
  private static void copyJar(Path to, Map<String, Optional<byte[]>> changes) throws IOException {
    try (ZipFile from = new ZipFile(jar().toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (ZipEntry entry : Collections.list(from.entries())) {
        String name = entry.getName();
        Optional<byte[]> content =
            changes.getOrDefault(name, Optional.of(from.getInputStream(entry).readAllBytes()));
        if (content.isPresent() && !entry.isDirectory() && !name.startsWith("META-INF/")) {
          out.putNextEntry(new ZipEntry(name));
          out.write(content.get());
        }
      }
    }
  }

  private static byte[] entry(String name) throws IOException {
    try (ZipFile jar = new ZipFile(jar().toFile())) {
      return jar.getInputStream(jar.getEntry(name)).readAllBytes();
    }
  }

  private static Path jar() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(it -> it.contains("AmazonCorrettoCryptoProvider"))
        .map(Path::of)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PACKAGE + "RuntimeCryptoException",
        "java.security.ProviderException",
        "java.security.InvalidKeyException",
        "javax.crypto.BadPaddingException"
      })
  void whateverTheLibraryThrowsLeavesTheWorkToOthers(String type) throws Exception {
    Exception thrown = (Exception) Class.forName(type).getConstructor().newInstance();
    Optional<Object> result =
        NativeLibrary.attempt(
            () -> {
              if (thrown instanceof RuntimeException unchecked) {
                throw unchecked;
              }
              throw (GeneralSecurityException) thrown;
            });
    assertTrue(result.isEmpty());
  }

  @Test
  void anErrorOfOurOwnIsNotHidden() {
    assertThrows(
        IndexOutOfBoundsException.class, () -> NativeLibrary.attempt(() -> List.of().get(0)));
  }

  @Test
  void anUnknownSettingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> NativeChoice.of("on"));
    assertEquals(NativeChoice.BACKGROUND, NativeChoice.of(null));
    assertEquals(NativeChoice.OFF, NativeChoice.of("off"));
    assertTrue(NativeChoice.OFF.library().isEmpty());
    assertTrue(NativeChoice.OFF.awaitLibrary().isEmpty());
  }
}
