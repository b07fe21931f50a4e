package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.function.Function;
import java.util.function.Supplier;

/** The storage key under which keys are created and loaded. */
public interface Parent {

  /** Runs {@code use} with the loaded parent, to load a key that it once encrypted. */
  <T> T withParentOfExisting(Loader loader, Function<LoadedObject, T> use);

  /** Runs {@code use} with the loaded parent, to create a key. */
  <T> T withParentOfNew(Loader loader, Function<LoadedObject, T> use);

  /**
   * Runs {@code use} with the loaded parent, if it has a certain Name. A key's own parent tells so
   * before a secret is sent, whatever stands between this program and the TPM.
   *
   * @throws TpmForeignKeyException if the parent has another Name
   */
  default <T> T withNamed(Loader loader, Bytes name, Function<LoadedObject, T> use) {
    return withParentOfExisting(loader, holder -> use.apply(requireName(holder, name)));
  }

  /** The object, if it has this Name. */
  static LoadedObject requireName(LoadedObject holder, Bytes name) {
    if (holder.name().equals(name)) {
      return holder;
    }
    throw new TpmForeignKeyException(
        "The storage key in this TPM has the Name "
            + holder.name().toHex()
            + ", where "
            + name.toHex()
            + " is expected: this is another TPM, or it was cleared since, or its answers are"
            + " replaced on their way. Use the TPM that made the key");
  }

  /** The authValue of the parent; what it supplies is wiped. */
  Supplier<SecretBytes> authValue();
}
