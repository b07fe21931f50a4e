package io.github.tpm4j.engine.commands.symmetric;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt;
import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt2;
import io.github.tpm4j.tss.commands.symmetric.Hash;
import io.github.tpm4j.tss.commands.symmetric.Hmac;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 15: symmetric primitives. */
public final class SymmetricCommands {

  private SymmetricCommands() {}

  public static void addTo(CommandTable table) {
    table.add(
        TpmCc.ENCRYPT_DECRYPT,
        () -> new CommandEntry<>(EncryptDecrypt.SPEC, new EncryptDecryptCommand()));
    table.add(
        TpmCc.ENCRYPT_DECRYPT2,
        () -> new CommandEntry<>(EncryptDecrypt2.SPEC, new EncryptDecrypt2Command()));
    table.add(TpmCc.HASH, () -> new CommandEntry<>(Hash.SPEC, new HashCommand()));
    table.add(TpmCc.HMAC, () -> new CommandEntry<>(Hmac.SPEC, new HmacCommand()));
  }
}
