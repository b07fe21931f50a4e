package io.github.tpm4j.tpm12.engine.commands.context;

import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;

/** A loaded key as bytes. */
final class KeyContext {
  private KeyContext() {}

  static byte[] encode(LoadedKey key) {
    TpmWriter out = new TpmWriter();
    key.write(out);
    byte[] bytes = out.toByteArray();
    out.wipe();
    return bytes;
  }

  static LoadedKey decode(byte[] bytes) {
    LoadedKey key = LoadedKey.read(new TpmReader(bytes));
    Arrays.fill(bytes, (byte) 0);
    return key;
  }
}
