package io.github.tpm4j.engine.commands.symmetric;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt;
import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt2;
import io.github.tpm4j.tss.commands.symmetric.Hash;
import io.github.tpm4j.tss.commands.symmetric.Hmac;

/** Part 3, 15: symmetric primitives. */
public final class SymmetricCommands {

  private SymmetricCommands() {}

  public static void addTo(CommandTable table) {
    table.add(EncryptDecrypt.SPEC, new EncryptDecryptCommand());
    table.add(EncryptDecrypt2.SPEC, new EncryptDecrypt2Command());
    table.add(Hash.SPEC, new HashCommand());
    table.add(Hmac.SPEC, new HmacCommand());
  }
}
