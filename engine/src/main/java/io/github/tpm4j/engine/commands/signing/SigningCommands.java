package io.github.tpm4j.engine.commands.signing;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.commands.signing.SignDigest;
import io.github.tpm4j.tss.commands.signing.SignSequenceComplete;
import io.github.tpm4j.tss.commands.signing.VerifyDigestSignature;
import io.github.tpm4j.tss.commands.signing.VerifySequenceComplete;
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
    table.add(
        TpmCc.SIGN_DIGEST, () -> new CommandEntry<>(SignDigest.SPEC, new SignDigestCommand()));
    table.add(
        TpmCc.VERIFY_DIGEST_SIGNATURE,
        () -> new CommandEntry<>(VerifyDigestSignature.SPEC, new VerifyDigestSignatureCommand()));
    table.add(
        TpmCc.SIGN_SEQUENCE_COMPLETE,
        () -> new CommandEntry<>(SignSequenceComplete.SPEC, new SignSequenceCompleteCommand()));
    table.add(
        TpmCc.VERIFY_SEQUENCE_COMPLETE,
        () -> new CommandEntry<>(VerifySequenceComplete.SPEC, new VerifySequenceCompleteCommand()));
  }
}
