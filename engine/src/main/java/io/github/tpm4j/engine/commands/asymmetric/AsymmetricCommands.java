package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.asymmetric.Decapsulate;
import io.github.tpm4j.tss.commands.asymmetric.EccDecrypt;
import io.github.tpm4j.tss.commands.asymmetric.EccEncrypt;
import io.github.tpm4j.tss.commands.asymmetric.EccParameters;
import io.github.tpm4j.tss.commands.asymmetric.EcdhKeyGen;
import io.github.tpm4j.tss.commands.asymmetric.EcdhZGen;
import io.github.tpm4j.tss.commands.asymmetric.Encapsulate;
import io.github.tpm4j.tss.commands.asymmetric.RsaDecrypt;
import io.github.tpm4j.tss.commands.asymmetric.RsaEncrypt;
import io.github.tpm4j.tss.commands.asymmetric.ZGen2Phase;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 14: asymmetric primitives. */
public final class AsymmetricCommands {

  private AsymmetricCommands() {}

  public static void addTo(CommandTable table) {
    table.add(
        TpmCc.ECC_PARAMETERS,
        () -> new CommandEntry<>(EccParameters.SPEC, new EccParametersCommand()));
    table.add(
        TpmCc.RSA_ENCRYPT, () -> new CommandEntry<>(RsaEncrypt.SPEC, new RsaEncryptCommand()));
    table.add(
        TpmCc.RSA_DECRYPT, () -> new CommandEntry<>(RsaDecrypt.SPEC, new RsaDecryptCommand()));
    table.add(
        TpmCc.ECDH_KEY_GEN, () -> new CommandEntry<>(EcdhKeyGen.SPEC, new EcdhKeyGenCommand()));
    table.add(TpmCc.ECDH_Z_GEN, () -> new CommandEntry<>(EcdhZGen.SPEC, new EcdhZGenCommand()));
    table.add(
        TpmCc.Z_GEN_2_PHASE, () -> new CommandEntry<>(ZGen2Phase.SPEC, new ZGen2PhaseCommand()));
    table.add(
        TpmCc.ECC_ENCRYPT, () -> new CommandEntry<>(EccEncrypt.SPEC, new EccEncryptCommand()));
    table.add(
        TpmCc.ECC_DECRYPT, () -> new CommandEntry<>(EccDecrypt.SPEC, new EccDecryptCommand()));
    table.add(
        TpmCc.ENCAPSULATE, () -> new CommandEntry<>(Encapsulate.SPEC, new EncapsulateCommand()));
    table.add(
        TpmCc.DECAPSULATE, () -> new CommandEntry<>(Decapsulate.SPEC, new DecapsulateCommand()));
  }
}
