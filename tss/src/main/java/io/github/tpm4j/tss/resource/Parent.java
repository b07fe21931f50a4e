package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.function.Function;
import java.util.function.Supplier;

/** The storage key under which keys are created and loaded. */
public interface Parent {

  /** Runs {@code use} with the loaded parent, to load a key that it once encrypted. */
  <T> T withParentOfExisting(Loader loader, Function<LoadedObject, T> use);

  /** Runs {@code use} with the loaded parent, to create a key. */
  <T> T withParentOfNew(Loader loader, Function<LoadedObject, T> use);

  /** The authValue of the parent; what it supplies is wiped. */
  Supplier<SecretBytes> authValue();
}
