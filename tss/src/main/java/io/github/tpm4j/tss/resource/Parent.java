package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.keys.StorageParent;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;
import java.util.function.Function;

/** The storage key under which keys are created and loaded. */
public interface Parent extends StorageParent {

  /**
   * {@return a storage parent as what it is: all are made here}
   *
   * @throws IllegalArgumentException if a program has made it
   */
  static Parent of(StorageParent given) {
    if (given instanceof Parent own) {
      return own;
    }
    throw new IllegalArgumentException("a storage parent comes from TpmDevice: " + given);
  }

  /** {@return which key it is} */
  ObjectId id();

  /**
   * {@return the Name that it must have, with what is known of the TPM; empty if that is not known}
   */
  default Optional<Bytes> name(StorageKeys known) {
    return Optional.empty();
  }

  /** Holds the parent; where two keys may be meant, the one that is there. */
  Resident hold(Loader loader);

  /** Holds the parent, to create a key. */
  Resident holdForNew(Loader loader);

  /**
   * Holds the parent, if it has a certain Name. A key's own parent is told so before a secret is
   * sent, whatever stands between this program and the TPM.
   *
   * @throws TpmForeignKeyException if the parent has another Name
   */
  default Resident holdNamed(Loader loader, Bytes wanted) {
    return requireName(hold(loader), wanted);
  }

  /**
   * Runs {@code use} with the parent held, to load a key that it once encrypted; where two keys may
   * be meant, with the other one too if the first did not do it.
   */
  <T> T underExisting(Loader loader, Function<LoadedObject, T> use);

  /** {@return the object, if it has this Name; it is let go otherwise} */
  static Resident requireName(Resident holder, Bytes name) {
    Bytes shown = holder.object().name();
    if (shown.equals(name)) {
      return holder;
    }
    holder.close();
    throw new TpmForeignKeyException(
        "The storage key in this TPM has the Name "
            + shown.toHex()
            + ", where "
            + name.toHex()
            + " is expected: this is another TPM, or it was cleared since, or its answers are"
            + " replaced on their way. Use the TPM that made the key");
  }
}
