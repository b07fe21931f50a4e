package io.github.tpm4j.engine.commands.signing;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.commands.signing.VerifySignature;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 20: signing and signature verification. */
public final class SigningCommands {

  private SigningCommands() {}

  public static void addTo(CommandTable table) {
    table.add(
        TpmCc.VERIFY_SIGNATURE,
        () -> new CommandEntry<>(VerifySignature.SPEC, new VerifySignatureCommand()));
    table.add(TpmCc.SIGN, () -> new CommandEntry<>(Sign.SPEC, new SignCommand()));
  }
}
