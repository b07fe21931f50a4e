package io.github.tpm4j.engine.crypto.library;

import io.github.tpm4j.transport.processor.OwnProcessors;
import io.github.tpm4j.tss.crypto.WorkForTpm;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether and when a JVM loads its native library: the system property {@code tpm4j.native}, read
 * once. Loading takes the processor as long as some thousand signatures without it, so by default a
 * program that computes little never does it, and none waits for it.
 */
enum NativeChoice {
  /** Loaded by a thread of its own once several primitives were needed; not waited for. */
  BACKGROUND {
    @Override
    Optional<NativeLibrary> library() {
      if (Progress.isReady) {
        return Loaded.LIBRARY;
      }
      if (Progress.USES.incrementAndGet() == USES_BEFORE_LOADING) {
        OwnProcessors.restoreCaller();
        Thread thread =
            new Thread(() -> WorkForTpm.run(NativeChoice::load), "tpm4j-native-library");
        thread.setDaemon(true);
        thread.start();
      }
      return Optional.empty();
    }
  },

  /** Loaded and waited for when the first primitive is needed. */
  NOW {
    @Override
    Optional<NativeLibrary> library() {
      if (!Progress.isReady) {
        // The library starts threads when it is loaded.
        OwnProcessors.restoreCaller();
      }
      return load();
    }
  },

  /** Never loaded. */
  OFF {
    @Override
    Optional<NativeLibrary> library() {
      return Optional.empty();
    }

    @Override
    Optional<NativeLibrary> awaitLibrary() {
      return Optional.empty();
    }
  };

  static final String PROPERTY = "tpm4j.native";
  private static final int USES_BEFORE_LOADING = 16;
  private static final NativeChoice OF_THIS_JVM = of(System.getProperty(PROPERTY));

  static NativeChoice ofThisJvm() {
    return OF_THIS_JVM;
  }

  /**
   * The choice that a setting makes.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  static NativeChoice of(String setting) {
    if (setting == null || setting.isEmpty()) {
      return BACKGROUND;
    }
    for (NativeChoice choice : values()) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(setting)) {
        return choice;
      }
    }
    throw new IllegalArgumentException(
        PROPERTY + "=" + setting + ": must be background, now or off");
  }

  /** The library, if it is to be used for what is computed now. */
  abstract Optional<NativeLibrary> library();

  /** The library, if it is loaded already. */
  Optional<NativeLibrary> libraryInUse() {
    return Progress.isReady ? Loaded.LIBRARY : Optional.empty();
  }

  /** The library, loaded if it was not yet and may be. */
  Optional<NativeLibrary> awaitLibrary() {
    return load();
  }

  private static Optional<NativeLibrary> load() {
    Optional<NativeLibrary> library = Loaded.LIBRARY;
    Progress.isReady = true;
    return library;
  }

  /** How far it has come with {@link #BACKGROUND}. */
  private static final class Progress {
    static final AtomicInteger USES = new AtomicInteger();
    static volatile boolean isReady;
  }

  /** Loads when first asked for. */
  private static final class Loaded {
    static final Optional<NativeLibrary> LIBRARY =
        NativeLibrary.load(NativeLibrary.class.getClassLoader());
  }
}
