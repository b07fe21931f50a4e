package io.github.tpm4j.engine.crypto.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NativeLibraryTest {
  private static final String PACKAGE = "com.amazon.corretto.crypto.provider.";

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
    assertTrue(NativeLibrary.load(new WithoutLibrary()).isEmpty());
    assertEquals(1, warnings.size(), warnings::toString);
    assertTrue(warnings.get(0).contains("Bouncy Castle and the JDK do its work"), warnings.get(0));
  }

  @Test
  void anUnknownSettingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> NativeChoice.of("on"));
    assertEquals(NativeChoice.BACKGROUND, NativeChoice.of(null));
    assertEquals(NativeChoice.OFF, NativeChoice.of("off"));
    assertTrue(NativeChoice.OFF.library().isEmpty());
    assertTrue(NativeChoice.OFF.awaitLibrary().isEmpty());
  }

  /** The provider's classes from a jar that has no native library for this platform. */
  private static final class WithoutLibrary extends ClassLoader {
    WithoutLibrary() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = NativeLibraryTest.class.getClassLoader().getResourceAsStream(file)) {
        if (in == null || !name.startsWith(PACKAGE)) {
          throw new ClassNotFoundException(name);
        }
        byte[] code = in.readAllBytes();
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    @Override
    protected URL findResource(String name) {
      return name.endsWith(".so")
          ? null
          : NativeLibraryTest.class.getClassLoader().getResource(name);
    }
  }
}
